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
}
