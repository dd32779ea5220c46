using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>The currency of a plan must be one in which an invoice can be paid.</summary>
internal static class CurrencyRules
{
    public static void Check(FaultCollector faults, string path, Currency currency)
    {
        if (currency.Code is null or "XXX")
        {
            faults.Add(
                ErrorCodes.UnusableCurrency,
                path,
                "The plan has no currency.",
                "Name one by its ISO 4217 code, such as 'USD'.");
        }
    }
}
