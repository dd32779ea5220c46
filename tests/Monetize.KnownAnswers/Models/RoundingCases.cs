using Monetize.Monetary;

namespace Monetize.KnownAnswers.Models;

/// <summary>Where and how figures are rounded.</summary>
public sealed class RoundingCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        decimal got;
        switch (input.Text("what"))
        {
            case "currency_amount":
                got = Money.Of(input.Number("value"), input.Currency).Round().Amount;
                break;
            case "invoice_subtotal":
                got = input.Numbers("line_amounts").Select(line => Money.Of(line, input.Currency).Round())
                    .Aggregate(Money.Zero(input.Currency), (sum, line) => sum + line).Amount;
                break;
            case "aggregated_units":
                got = Rounding.Round(
                    input.Number("value"),
                    (int)(input.OptionalNumber("precision") ?? 0m),
                    Mode(input.Text("function")));
                break;
            default:
                return Verdict.Skip($"needs {input.Text("what")}");
        }

        return Verdict.Compare("value", known.Expected.Number("value"), got);
    }

    private static RoundingMode Mode(string? function) => function switch
    {
        "ceil" => RoundingMode.Ceiling,
        "floor" => RoundingMode.Floor,
        _ => RoundingMode.HalfAwayFromZero,
    };
}
