using System.Globalization;
using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>Where an invoice is not what its data give. Words may have changed since; figures may not.</summary>
internal static class InvoiceDifference
{
    public static void Tell(string place, Invoice expected, Invoice? found, VerificationBook book)
    {
        var lines = (found?.Lines ?? []).ToDictionary(static line => line.Id, StringComparer.Ordinal);
        var differences = new List<(string Line, string Expected, string Found)>();
        foreach (var line in expected.Lines)
        {
            lines.Remove(line.Id, out var other);
            if (other is null || Text(line) != Text(other)) differences.Add((line.Id, Text(line), Text(other)));
        }

        differences.AddRange(lines.Values.Select(static line => (line.Id, Text(null), Text(line))));
        if (differences.Count == 0)
        {
            if (found is not null) CompareHead(place, expected, found, book);
            return;
        }

        book.Find(
            ErrorCodes.InvoiceDiffers,
            place,
            Total(expected, differences.Select(static line => $"{line.Line}: {line.Expected}")),
            Total(found, differences.Select(static line => $"{line.Line}: {line.Found}")));
    }

    private static void CompareHead(string place, Invoice expected, Invoice found, VerificationBook book) => book.Same(
        ErrorCodes.InvoiceDiffers,
        place,
        FormattableString.Invariant($"{expected.Kind} for {expected.Period}, number {expected.PeriodNumber}"),
        FormattableString.Invariant($"{found.Kind} for {found.Period}, number {found.PeriodNumber}"));

    private static string Total(Invoice? invoice, IEnumerable<string> lines) => string.Create(
        CultureInfo.InvariantCulture,
        $"{invoice?.Total.ToString() ?? "no invoice"} ({string.Join("; ", lines)})");

    private static string Text(InvoiceLine? line)
    {
        if (line is null) return "no line";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{line.Kind} {Plain(line.Quantity)} for {line.Amount}, exactly {line.Exact}");
        return line.Shares.IsEmpty ? text : $"{text} on {string.Join(", ", line.Shares)}";
    }

    // 1.0 and 1 are one figure.
    private static string Plain(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);
}
