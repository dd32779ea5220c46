namespace Monetize.KnownAnswers.Models;

/// <summary>Amounts of cases, which come in major or in minor units.</summary>
public static class CaseMoney
{
    public static decimal Major(CaseFields input, decimal minor)
    {
        for (var digit = 0; digit < input.Currency.MinorUnits; digit++) minor /= 10m;
        return minor;
    }

    /// <summary>A field in major units, or its twin in minor units.</summary>
    public static decimal? Optional(CaseFields input, string name) =>
        input.OptionalNumber(name)
        ?? (input.OptionalNumber(name + "_minor") is { } minor ? Major(input, minor) : null);

    /// <summary>One amount, in the unit in which the case tells it, or nothing where it does not.</summary>
    public static Verdict Compare(KnownCase known, string name, Money got)
    {
        if (known.Expected.OptionalNumber(name) is { } major) return Verdict.Compare(name, major, got.Amount);
        return known.Expected.OptionalNumber(name + "_minor") is { } minor
            ? Verdict.Compare(name + "_minor", minor, got.ToMinor())
            : Verdict.Passed;
    }

    /// <summary>A list of amounts, in the unit in which the case tells them, or nothing where it does not.</summary>
    public static Verdict Compare(KnownCase known, string name, IReadOnlyList<Money> got)
    {
        var isMinor = known.Expected.Has(name + "_minor");
        if (!isMinor && !known.Expected.Has(name)) return Verdict.Passed;
        var expected = known.Expected.Numbers(isMinor ? name + "_minor" : name);
        var amounts = got.Select(amount => isMinor ? amount.ToMinor() : amount.Amount).ToList();
        return expected.Count != amounts.Count
            ? Verdict.Compare($"number of {name}", expected.Count, amounts.Count)
            : Verdict.All(expected.Zip(amounts, (right, amount) => Verdict.Compare(name, right, amount)));
    }
}
