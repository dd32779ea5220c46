using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Monetize.Benchmarks.References;

/// <summary>What is written for one invoice: the texts of its rows, made for one plan and nothing else.</summary>
public sealed class InvoiceRowsByHand
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public required string Customer { get; init; }

    public required string Number { get; init; }

    /// <summary>The number of the period that opens; the one before is closed.</summary>
    public required int Period { get; init; }

    /// <summary>When the period that opens begins; it lasts a month, as the one before.</summary>
    public required DateTimeOffset Opening { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required MonthByHand Usage { get; init; }

    public required long Watermark { get; init; }

    /// <summary>The number of the message among those of the customer.</summary>
    public required long Message { get; init; }

    /// <summary>How many records the last periods had.</summary>
    public required string Counted { get; init; }

    public string Document { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>The hash of the line of the audit log.</summary>
    public string Link { get; private set; } = "";

    public long TotalMinor => Usage.TotalMinor;

    public DateTimeOffset Next => Opening.AddMonths(1);

    public string Due => string.Create(Plain, $"{Customer}/cycle/{Period}");

    public string Entry => $"invoice/{Number}";

    public string Payment => $"payment/{Number}";

    public string Data => string.Create(
        Plain, $$"""{"currency":"USD","due":"{{Total}}","subscription":"{{Customer}}","total":"{{Total}}"}""");

    public string Agenda => string.Create(
        Plain,
        $$"""
        {"payment/{{Payment}}":"{{Instant(IssuedAt)}}","subscription/{{Customer}}":"{{Instant(Next.AddHours(1))}}"}
        """);

    private decimal Total => TotalMinor / 100m;

    /// <summary>Makes the document, its hash, and the line of the audit log that follows another one.</summary>
    public void Write(string previous, long sequence)
    {
        var document = DocumentByHand.Write(this).Span;
        Document = Encoding.UTF8.GetString(document);
        Hash = Convert.ToHexStringLower(SHA256.HashData(document));
        Link = AuditByHand.Next(previous, sequence, IssuedAt, "run", "invoice.finalized", Number, Hash);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", Plain);
}
