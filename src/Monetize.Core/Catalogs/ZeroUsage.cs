namespace Monetize.Catalogs;

/// <summary>Whether a period without usage owes the flat fee of the first tier.</summary>
public enum ZeroUsage
{
    /// <summary>It does: the first tier is reached at quantity 0. The default.</summary>
    Billed,

    /// <summary>It does not: without usage nothing is owed.</summary>
    Free,
}
