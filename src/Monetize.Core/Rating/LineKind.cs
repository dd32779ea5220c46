namespace Monetize.Rating;

/// <summary>What a line is for.</summary>
public enum LineKind
{
    /// <summary>A one-time charge.</summary>
    OneTime,

    /// <summary>A recurring charge.</summary>
    Recurring,

    /// <summary>Usage of a meter.</summary>
    Usage,

    /// <summary>A discount on what exceeds a maximum; its amount is negative.</summary>
    Maximum,

    /// <summary>A true-up to a minimum.</summary>
    Minimum,
}
