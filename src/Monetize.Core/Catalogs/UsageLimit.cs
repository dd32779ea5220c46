namespace Monetize.Catalogs;

/// <summary>What happens to usage beyond the included quantity where it has no price.</summary>
public enum UsageLimit
{
    /// <summary>Usage beyond the included quantity is refused.</summary>
    Hard,

    /// <summary>Usage beyond the included quantity is allowed and free; the host is told.</summary>
    Soft,

    /// <summary>Usage is free without bound.</summary>
    None,
}
