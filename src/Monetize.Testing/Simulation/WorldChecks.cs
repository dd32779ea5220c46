namespace Monetize.Testing.Simulation;

/// <summary>What must be true of every world; each check gives what is not.</summary>
internal static class WorldChecks
{
    public static IReadOnlyList<Func<WorldFacts, IEnumerable<string>>> All { get; } =
    [
        UsageChecks.NothingIsLostOrCountedTwice, UsageChecks.EachSpanIsOnItsInvoicesOnce,
        UsageChecks.EachStretchIsOfOneVersion, UsageChecks.RecurringIsWhatItsPeriodsCost,
        DueChecks.EachItemIsSettledOnce, DueChecks.NumbersHaveNoGap, DueChecks.NobodyIsWithoutANextInstant,
        BookChecks.EntriesBalance, BookChecks.AccountsAreTheirDocuments, BookChecks.NobodyIsOwedLessThanNothing,
        BookChecks.TakenIsBooked, BookChecks.RequestsAreCreditedOnce,
        PaymentChecks.AttemptsFollowOneAnother, PaymentChecks.EndAsTheyShould,
        MessageChecks.EachChangeIsTold, MessageChecks.InOrderAndAtLeastOnce, MessageChecks.EachEventOfTheProviderIsDone,
        LimitChecks.NobodyUsesMoreThanAPeriodAllows, AuditIsSound, VerificationFindsNothing,
    ];

    private static IEnumerable<string> AuditIsSound(WorldFacts facts)
    {
        if (!facts.Audit.IsSound) yield return $"I33: the audit log is broken: {facts.Audit}";
    }

    private static IEnumerable<string> VerificationFindsNothing(WorldFacts facts) =>
        facts.Recomputed.Findings.Select(static finding => $"verify: {finding}");
}
