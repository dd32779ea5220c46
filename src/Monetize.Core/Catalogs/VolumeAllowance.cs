namespace Monetize.Catalogs;

/// <summary>What an included quantity means under volume pricing, once usage exceeds it.</summary>
public enum VolumeAllowance
{
    /// <summary>The included units stay free and the rest is priced by itself. The default.</summary>
    StaysFree,

    /// <summary>All units are priced, the included ones too; the tier bounds move up by the allowance.</summary>
    PaidOnceExceeded,
}
