namespace Monetize.Catalogs;

/// <summary>What a minimum means for a part of a billing period.</summary>
public enum MinimumProration
{
    /// <summary>The minimum is prorated by days, as the period is. The default.</summary>
    Prorated,

    /// <summary>The minimum is owed in full.</summary>
    Full,
}
