using System.Globalization;
using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>Compares a breakdown with the lines of a case, in either of the two shapes that cases have.</summary>
public static class CaseLines
{
    public static Verdict Compare(KnownCase known, ValueArray<RatedPart> parts)
    {
        var expected = known.Expected.Objects("lines").Select(Expected).Where(IsNotZero).ToList();
        var tiers = expected.Count > 0 && known.Expected.Objects("lines")[0].Has("tier");
        var got = (tiers ? parts.Select(Tier) : parts.SelectMany(Lines)).Where(IsNotZero).ToList();
        return expected.SequenceEqual(got) ? Verdict.Passed : Verdict.Fail(Text(expected), Text(got));
    }

    // {tier, units, unit_total, flat_fee, total} or {label, quantity, unit_price, total}, whose last is the total.
    private static (decimal, decimal, decimal, decimal) Expected(CaseFields line) => line.Has("tier")
        ? (line.Number("units"), line.Number("unit_total"), line.Number("flat_fee"), line.Number("total"))
        : (line.Number("quantity"), line.Number("unit_price"), 0m, line.Number("total"));

    private static (decimal, decimal, decimal, decimal) Tier(RatedPart part) =>
        (part.Quantity, part.Quantity * part.UnitPrice, part.FlatFee, part.Amount);

    private static IEnumerable<(decimal, decimal, decimal, decimal)> Lines(RatedPart part) =>
    [
        (part.Quantity, part.UnitPrice, 0m, part.Quantity * part.UnitPrice),
        (1m, part.FlatFee, 0m, part.FlatFee),
    ];

    private static bool IsNotZero((decimal, decimal, decimal, decimal Total) line) => line.Total != 0m;

    private static string Text(List<(decimal, decimal, decimal, decimal)> lines) =>
        string.Join("; ", lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line}")));
}
