namespace Monetize.Catalogs;

/// <summary>What becomes of a package that is not full.</summary>
public enum PackageRounding
{
    /// <summary>A started package is paid in full. The default, as at Stripe and Chargebee.</summary>
    Up,

    /// <summary>Only full packages are paid.</summary>
    Down,
}
