using System.Globalization;
using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>Compares parts with the lines of a case, in either of the two shapes that cases have.</summary>
public static class CaseLines
{
    /// <summary>Lines {tier, units, unit_total, flat_fee, total} or {label, quantity, unit_price, total}.</summary>
    public static Verdict Compare(KnownCase known, IEnumerable<RatedPart> parts)
    {
        var lines = known.Expected.Objects("lines");
        return lines.Count > 0 && lines[0].Has("tier")
            ? Compare([.. lines.Select(ExpectedTier)], [.. parts.Select(Tier)])
            : Compare([.. lines.Select(Expected)], [.. parts.SelectMany(part => Lines(known, part))]);
    }

    /// <summary>Lines after discounts, with the true-up as the last one.</summary>
    public static Verdict Compare(KnownCase known, BookedLine line)
    {
        var got = line.Breakdown.SelectMany(part => Lines(known, part)).ToList();
        var discount = line.Discount.Amount;
        for (var i = got.Count - 1; i >= 0 && discount != 0m; i--)
        {
            // What exceeds a maximum comes off the last lines first.
            var taken = Math.Min(discount, got[i].Total);
            got[i] = got[i] with { Total = got[i].Total - taken };
            discount -= taken;
        }

        got.Add((1m, line.TrueUp.Amount, 0m, line.TrueUp.Amount));
        return Compare([.. known.Expected.Objects("lines").Select(Expected)], got);
    }

    public static Verdict CompareAmounts(IReadOnlyList<decimal> expected, IEnumerable<RatedPart> parts)
    {
        var got = parts.Select(part => part.Amount).ToList();
        return expected.SequenceEqual(got) ? Verdict.Passed : Verdict.Fail(Text(expected), Text(got));
    }

    private static Verdict Compare(
        List<(decimal First, decimal Second, decimal Third, decimal Total)> expected,
        List<(decimal First, decimal Second, decimal Third, decimal Total)> got)
    {
        expected.RemoveAll(line => line.Total == 0m);
        got.RemoveAll(line => line.Total == 0m);
        return expected.SequenceEqual(got) ? Verdict.Passed : Verdict.Fail(Text(expected), Text(got));
    }

    private static (decimal First, decimal Second, decimal Third, decimal Total) ExpectedTier(CaseFields line) =>
        (line.Number("units"), line.Number("unit_total"), line.Number("flat_fee"), line.Number("total"));

    private static (decimal First, decimal Second, decimal Third, decimal Total) Expected(CaseFields line) =>
        (line.Number("quantity"), line.Number("unit_price"), 0m, line.Number("total"));

    private static (decimal First, decimal Second, decimal Third, decimal Total) Tier(RatedPart part) =>
        (part.Quantity, part.Quantity * part.UnitPrice, part.FlatFee, part.Amount);

    // Usage and flat fee are two lines there; a dynamic price is one line of quantity 1, since the record names the price.
    private static IEnumerable<(decimal First, decimal Second, decimal Third, decimal Total)> Lines(
        KnownCase known,
        RatedPart part)
    {
        var usage = Money.Of(part.Quantity * part.UnitPrice, known.Input.Currency).Round().Amount;
        yield return known.Model == "dynamic" ? (1m, usage, 0m, usage) : (part.Quantity, part.UnitPrice, 0m, usage);
        yield return (Math.Sign(part.FlatFee), Math.Abs(part.FlatFee), 0m, part.FlatFee);
    }

    private static string Text<T>(IEnumerable<T> values) =>
        string.Join("; ", values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}")));
}
