using System.Diagnostics.CodeAnalysis;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>A credit note, or why there is none.</summary>
public sealed record CreditNoteResult
{
    private readonly CreditNote? _note;

    private CreditNoteResult(CreditNote? note, Refusal? refusal)
    {
        _note = note;
        Refusal = refusal;
    }

    /// <summary>Why it was refused; none where it was made.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was made.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>The credit note.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message says why.</exception>
    public CreditNote CreditNote => _note ?? throw new InvalidOperationException($"There is no credit note. {Refusal}");

    /// <summary>The credit note, or the refusal.</summary>
    public override string ToString() => _note?.ToString() ?? Refusal!.ToString();

    internal static CreditNoteResult Made(CreditNote note) => new(note, refusal: null);

    internal static CreditNoteResult Refused(Refusal refusal) => new(note: null, refusal);
}
