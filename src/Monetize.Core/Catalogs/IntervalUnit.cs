namespace Monetize.Catalogs;

/// <summary>The units of a billing period.</summary>
public enum IntervalUnit
{
    /// <summary>Calendar days.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Three calendar months.</summary>
    Quarter,

    /// <summary>Twelve calendar months.</summary>
    Year,
}
