namespace Monetize.KnownAnswers;

/// <summary>Prints a line for each model, each failure and each reason for a skip, and the sum last.</summary>
public static class CaseReport
{
    /// <returns>0 when nothing failed, 1 otherwise.</returns>
    public static int Run(IEnumerable<KnownCase> cases, TextWriter output)
    {
        var results = cases.Select(known => (Case: known, Verdict: CaseRunner.Run(known))).ToList();
        foreach (var model in results.GroupBy(result => result.Case.Model).OrderBy(model => model.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{model.Key} {Counts([.. model.Select(result => result.Verdict)], " ")}");
        }

        foreach (var (known, verdict) in results.Where(result => result.Verdict.HasFailed))
        {
            output.WriteLine($"FAILED {known.Id}: expected {verdict.Expected}, got {verdict.Got}");
        }

        foreach (var reason in results.Where(result => result.Verdict.SkipReason is not null)
            .GroupBy(result => result.Verdict.SkipReason!)
            .OrderBy(reason => reason.Key, StringComparer.Ordinal))
        {
            var ids = string.Join(", ", reason.Select(result => result.Case.Id));
            output.WriteLine($"skipped {reason.Count()}: {reason.Key} ({ids})");
        }

        output.WriteLine(Counts([.. results.Select(result => result.Verdict)], ", "));
        return results.Any(result => result.Verdict.HasFailed) ? 1 : 0;
    }

    private static string Counts(List<Verdict> verdicts, string separator)
    {
        var failed = verdicts.Count(verdict => verdict.HasFailed);
        var skipped = verdicts.Count(verdict => verdict.SkipReason is not null);
        return string.Join(separator, $"{verdicts.Count - failed - skipped} passed", $"{failed} failed", $"{skipped} skipped");
    }
}
