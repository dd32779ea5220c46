namespace Monetize.Monetary;

/// <summary>One line of the table of currencies; no minor units where the standard states none.</summary>
internal readonly record struct CurrencyRow(
    string Code, string NumericCode, int? MinorUnits, string Name, bool IsWithdrawn);
