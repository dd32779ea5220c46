namespace Monetize.Invoicing.Rendering;

/// <summary>
/// Words of the library with a name in them that a host gave, of any script: the name must not turn what stands around
/// it.
/// </summary>
internal sealed record InvoiceWords(string Before, string Name, string After)
{
    /// <summary>All of it as plain text.</summary>
    public override string ToString() => string.Concat(Before, Name, After);

    /// <summary>Words without a name.</summary>
    public static InvoiceWords Plain(string text) => new(text, "", "");

    /// <summary>A name with words behind it.</summary>
    public static InvoiceWords Named(string name, string after = "") => new("", name, after);

    /// <summary>The description of a line; what is not known to be a word of the library is a name.</summary>
    public static InvoiceWords Of(InvoiceLine line) => line switch
    {
        { Coupon: { } coupon } => BeginningWith(coupon.Key, line.Description),
        { Tax: { } tax } => BeginningWith(tax.Name, line.Description),
        { CreditId: not null } => Behind(LineWords.BeforePrepaid, line.Description),
        { Kind: InvoiceLineKind.Discount } => Behind(LineWords.BeforeMaximum, line.Description),
        { Kind: InvoiceLineKind.MinimumTrueUp } => Behind(LineWords.BeforeMinimum, line.Description),
        { Kind: InvoiceLineKind.Correction } => Ahead(LineWords.AfterCorrection, line.Description),
        { Kind: InvoiceLineKind.Credit } => Plain(line.Description),
        _ => Named(line.Description),
    };

    private static InvoiceWords BeginningWith(string name, string text) =>
        text.StartsWith(name, StringComparison.Ordinal) ? Named(name, text[name.Length..]) : Named(text);

    private static InvoiceWords Behind(string words, string text) =>
        text.StartsWith(words, StringComparison.Ordinal) ? new(words, text[words.Length..], "") : Named(text);

    private static InvoiceWords Ahead(string words, string text) =>
        text.EndsWith(words, StringComparison.Ordinal) ? Named(text[..^words.Length], words) : Named(text);
}
