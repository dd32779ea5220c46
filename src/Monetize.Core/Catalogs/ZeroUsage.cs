namespace Monetize.Catalogs;

/// <summary>
/// Whether a charge without usage owes what its price costs at quantity 0: a flat price, or the flat fee of the first
/// tier. Within an included quantity nothing is owed either way.
/// </summary>
public enum ZeroUsage
{
    /// <summary>It does. The default.</summary>
    Billed,

    /// <summary>It does not.</summary>
    Free,
}
