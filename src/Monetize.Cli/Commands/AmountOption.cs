using System.CommandLine;
using System.Globalization;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary>An option that takes an amount of money of more than 0.</summary>
internal static class AmountOption
{
    /// <summary>Makes the option.</summary>
    public static Option<Money?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "AMOUNT",
        CustomParser = static result =>
        {
            var text = result.Tokens[0].Value;
            if (Money.TryParse(text, CultureInfo.InvariantCulture, out var amount) && amount.Amount > 0m) return amount;
            result.AddError(
                $"{Safe.Quoted(text)} is no amount of more than 0; write a currency code, a space and digits, "
                    + "such as \"USD 500.00\".");
            return null;
        },
    };
}
