namespace Monetize.KnownAnswers.Models;

/// <summary>Tiers that one peer prices by units which it prorated before.</summary>
public sealed class ProratedGraduatedCases : ICaseModel
{
    public Verdict Run(KnownCase known) => Verdict.Skip(
        "this peer chooses the tier by whole units and pays prorated ones; here units are never prorated");
}
