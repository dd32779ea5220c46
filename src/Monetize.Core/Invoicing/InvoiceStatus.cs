namespace Monetize.Invoicing;

/// <summary>How binding an invoice is. It goes from draft to final and from final to void, and never back.</summary>
public enum InvoiceStatus
{
    /// <summary>A preview: it has no number, and the next calculation may replace it.</summary>
    Draft,

    /// <summary>Numbered and sent: it never changes again. What was wrong is put right by a credit note.</summary>
    Final,

    /// <summary>Taken back as a whole: it keeps its number and is owed no longer.</summary>
    Void,
}
