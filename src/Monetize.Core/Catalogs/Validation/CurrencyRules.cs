using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>The currency of a plan must be one in which an invoice can be paid.</summary>
internal static class CurrencyRules
{
    public static void Check(FaultCollector faults, string path, Currency currency)
    {
        if (currency == default || currency.MinorUnits is null)
        {
            faults.Add(
                ErrorCodes.UnusableCurrency,
                path,
                currency == default
                    ? "The plan has no currency."
                    : $"Nothing is paid in {currency.Code} ({currency.Name}): it has no minor unit.",
                "Name a currency by its ISO 4217 code, such as 'USD'.");
        }
        else if (currency.IsWithdrawn)
        {
            faults.Add(
                ErrorCodes.WithdrawnCurrency,
                path,
                $"{currency.Code} ({currency.Name}) is no longer in use.",
                "Move the plan to the currency that replaced it, as a new version.");
        }
    }
}
