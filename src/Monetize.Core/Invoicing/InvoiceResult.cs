using System.Diagnostics.CodeAnalysis;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>The invoice after a transition, or why it was refused.</summary>
public sealed record InvoiceResult
{
    private readonly Invoice? _invoice;

    private InvoiceResult(Invoice? invoice, Refusal? refusal)
    {
        _invoice = invoice;
        Refusal = refusal;
    }

    /// <summary>Why it was refused; none where it was taken.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was taken.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>The invoice after it.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message says why.</exception>
    public Invoice Invoice => _invoice
        ?? throw new InvalidOperationException($"The invoice stays as it is. {Refusal}");

    /// <summary>The invoice, or the refusal.</summary>
    public override string ToString() => _invoice?.ToString() ?? Refusal!.ToString();

    internal static InvoiceResult Taken(Invoice invoice) => new(invoice, refusal: null);

    internal static InvoiceResult Refused(Refusal refusal) => new(invoice: null, refusal);
}
