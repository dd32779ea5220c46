using System.Globalization;
using System.Text;
using Monetize.Catalogs;

namespace Monetize.Rating;

/// <summary>Writes explanations for people: 80 columns, figures in the invariant culture.</summary>
internal static class ExplanationText
{
    private const string Grouped = "#,##0.############################";

    public static string Title(RatedLine line) => line.Charge switch
    {
        OneTimeCharge charge => charge.Name ?? "one-time charge",
        RecurringCharge charge => charge.Name ?? "recurring charge",
        UsageCharge charge => $"{charge.Meter}: {Figure(line.Quantity)} {charge.Meter.Unit.Symbol}, {Terms(charge)}",
        _ => line.Charge.ToString(),
    };

    public static string Of(LineExplanation explanation)
    {
        var text = new StringBuilder(explanation.Title);
        var rows = explanation.Steps.Select(Row).ToList();
        var stretch = Width(rows, row => row.Stretch);
        var sum = Width(rows, row => row.Sum);
        var amount = Width(rows, row => row.Amount);
        foreach (var row in rows)
        {
            text.Append("\n  ").Append(row.Reason.PadRight(11)).Append(' ').Append(row.Stretch.PadLeft(stretch))
                .Append("  ").Append(row.Sum.PadLeft(sum)).Append(" = ").Append(row.Amount.PadLeft(amount));
        }

        text.Append("\n  exactly ").Append(Figure(explanation.Exact)).Append(", to pay ").Append(explanation.Amount);
        if (explanation.Residue != 0m)
        {
            text.Append(" (rounding left ").Append(Figure(explanation.Residue)).Append(')');
        }

        return text.ToString();
    }

    private static (string Reason, string Stretch, string Sum, string Amount) Row(ExplanationStep step)
    {
        var part = step.Part;
        var sum = part.UnitPrice == 0m && part.FlatFee != 0m
            ? Figure(part.FlatFee)
            : $"{Figure(part.Quantity)} x {Figure(part.UnitPrice)}";
        if (part.UnitPrice != 0m && part.FlatFee != 0m) sum += $" + {Figure(part.FlatFee)}";
        return (step.Reason, $"{Figure(part.From)} to {Figure(part.To)}", sum, Figure(part.Amount));
    }

    private static string Terms(UsageCharge charge)
    {
        var terms = charge.Price switch
        {
            FlatPrice => "flat",
            PerUnitPrice => "per unit",
            PackagePrice => "in packages",
            GraduatedPrice => "graduated",
            VolumePrice => "volume",
            _ => charge.Limit switch
            {
                UsageLimit.Hard => "hard limit",
                UsageLimit.Soft => "soft limit",
                _ => "unlimited",
            },
        };
        return charge.Included == 0m ? terms : $"{Figure(charge.Included)} included, then {terms}";
    }

    private static int Width<T>(List<T> rows, Func<T, string> text) => rows.Max(row => text(row).Length);

    private static string Figure(decimal value) => value.ToString(Grouped, CultureInfo.InvariantCulture);
}
