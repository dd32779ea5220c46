using System.Globalization;
using System.Text;
using Monetize.Catalogs;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>Writes explanations for people: aligned for 80 columns, figures in the invariant culture.</summary>
internal static class ExplanationText
{
    // Most reasons are shorter: the figures of several lines stand below one another.
    private const int LeastReasonWidth = 11;

    private const string Decimals = "############################";

    public static string Title(RatedLine line) => (line.Kind, line.Charge) switch
    {
        (LineKind.Maximum, null) => "maximum of the plan",
        (LineKind.Minimum, null) => "minimum of the plan",
        (LineKind.Maximum, UsageCharge charge) => $"{charge.Meter}: maximum",
        (LineKind.Minimum, UsageCharge charge) => $"{charge.Meter}: minimum",
        (_, OneTimeCharge charge) => charge.Name ?? "one-time charge",
        (_, RecurringCharge charge) => charge.Name ?? "recurring charge",
        (_, UsageCharge charge) =>
            $"{charge.Meter}: {Figure(line.Quantity)}{Symbol(charge.Meter.Unit)}, {Terms(charge, line.CarriedOver)}",
        _ => line.ToString(),
    };

    public static string Of(LineExplanation explanation)
    {
        var text = new StringBuilder(explanation.Title);
        var minorUnits = explanation.Amount.Currency.MinorUnits ?? 0;
        var rows = explanation.Steps.Select(step => Row(step, minorUnits)).ToList();
        var reason = Math.Max(LeastReasonWidth, Width(rows, row => row.Reason));
        var stretch = Width(rows, row => row.Stretch);
        var sum = Width(rows, row => row.Sum);
        var amount = Width(rows, row => row.Amount);
        foreach (var row in rows)
        {
            text.Append("\n  ").Append(row.Reason.PadRight(reason)).Append(' ').Append(row.Stretch.PadLeft(stretch))
                .Append("  ").Append(row.Sum.PadLeft(sum)).Append(" = ").Append(row.Amount.PadLeft(amount));
        }

        text.Append("\n  exactly ").Append(Figure(explanation.Exact, minorUnits))
            .Append(", to pay ").Append(explanation.Amount);
        if (explanation.Residue != 0m)
        {
            text.Append(" (rounding left ").Append(Figure(explanation.Residue)).Append(')');
        }

        return text.ToString();
    }

    private static (string Reason, string Stretch, string Sum, string Amount) Row(ExplanationStep step, int minorUnits)
    {
        var part = step.Part;
        var sum = part.UnitPrice == 0m && part.FlatFee != 0m
            ? Figure(part.FlatFee)
            : $"{Figure(part.Quantity)} x {Figure(part.UnitPrice)}";
        if (part.UnitPrice != 0m && part.FlatFee != 0m)
        {
            sum += $" {(part.FlatFee < 0m ? '-' : '+')} {Figure(Math.Abs(part.FlatFee))}";
        }

        if (IsCapped(part)) sum += ", capped";
        return (step.Reason, $"{Figure(part.From)} to {Figure(part.To)}", sum, Figure(part.Amount, minorUnits));
    }

    // The cap of a tier is all that makes a part differ from its own figures.
    private static bool IsCapped(RatedPart part) =>
        ExactDecimal.TryMultiply(part.Quantity, part.UnitPrice, out var variable)
        && ExactDecimal.TryAdd(variable, part.FlatFee, out var amount)
        && amount != part.Amount;

    private static string Terms(UsageCharge charge, decimal carriedOver)
    {
        var terms = charge.Price is null ? Limit(charge.Limit) : TradeName(charge.Price);
        if (charge.Bucket is { } bucket) terms += bucket == UsageBucket.Day ? " by the day" : " by the hour";
        var allowances = Allowances(charge.Included, carriedOver);
        if (allowances.Length > 0) terms = $"{allowances}, then {terms}";
        if (charge.MinimumQuantity != 0m) terms = $"at least {Figure(charge.MinimumQuantity)}, {terms}";
        return charge.Transform is { } transform ? $"{Transform(transform)}, {terms}" : terms;
    }

    private static string Allowances(decimal included, decimal carriedOver) => string.Join(
        " and ",
        new[]
        {
            included == 0m ? null : $"{Figure(included)} included",
            carriedOver == 0m ? null : $"{Figure(carriedOver)} carried over",
        }.OfType<string>());

    private static string Transform(QuantityTransform transform)
    {
        var rounding = transform.Rounding switch
        {
            null => "",
            RoundingMode.HalfAwayFromZero => " rounded half away from zero",
            RoundingMode.HalfEven => " rounded half to even",
            RoundingMode.Up or RoundingMode.Ceiling => " rounded up",
            _ => " rounded down",
        };
        var digits = transform.Digits == 0 ? "" : $" at digit {Figure(transform.Digits)}";
        return $"per {Figure(transform.Factor)}{rounding}{digits}";
    }

    private static string TradeName(Price price) => price switch
    {
        FlatPrice => "flat",
        PerUnitPrice => "per unit",
        PackagePrice => "in packages",
        GraduatedPrice => "graduated",
        VolumePrice => "volume",
        StairstepPrice => "stairstep",
        PercentagePrice => "percentage",
        GraduatedPercentagePrice => "graduated percentage",
        MatrixPrice matrix => "matrix by " + string.Join(" and ", matrix.Dimensions),
        DynamicPrice => "dynamic",
        _ => price.ToString(),
    };

    private static string Limit(UsageLimit? limit) => limit switch
    {
        UsageLimit.Hard => "hard limit",
        UsageLimit.Soft => "soft limit",
        _ => "unlimited",
    };

    // "37.5 GB" needs its symbol; "words: 250,000 word" does not.
    private static string Symbol(Unit unit) => unit.Symbol == unit.Key ? "" : " " + unit.Symbol;

    private static int Width<T>(List<T> rows, Func<T, string> text) => rows.Max(row => text(row).Length);

    private static string Figure(decimal value, int decimals = 0) => value.ToString(
        string.Concat("#,##0.", new string('0', decimals), Decimals.AsSpan(decimals)),
        CultureInfo.InvariantCulture);
}
