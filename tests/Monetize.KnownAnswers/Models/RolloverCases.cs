using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>What a period leaves of its included or granted quantity, and what the next one may use.</summary>
public sealed class RolloverCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var included = input.OptionalNumber("included_per_period") ?? input.Number("granted_per_period");
        var used = input.OptionalNumber("used_first_period") ?? input.OptionalNumber("used") ?? 0m;
        var maximum = input.OptionalNumber("rollover_max") ?? (input.Flag("rollover") ? decimal.MaxValue : 0m);
        var remaining = AllowanceRollover.Remaining(included, 0m, used);
        var second = included + AllowanceRollover.Carry(included, 0m, used, maximum);
        return Verdict.All(
            Optional(known, "remaining_first", remaining),
            Optional(known, "available_second", second),
            Optional(known, "available", second));
    }

    private static Verdict Optional(KnownCase known, string name, decimal got) =>
        known.Expected.OptionalNumber(name) is { } expected ? Verdict.Compare(name, expected, got) : Verdict.Passed;
}
