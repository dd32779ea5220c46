namespace Monetize.Catalogs;

/// <summary>How a part of a billing period is measured.</summary>
public enum ProrationMethod
{
    /// <summary>Seconds of the part over seconds of the whole period. The default.</summary>
    Second,

    /// <summary>Days of the part over days of the whole period.</summary>
    Day,

    /// <summary>A part is not owed.</summary>
    None,

    /// <summary>A part is owed in full.</summary>
    Full,
}
