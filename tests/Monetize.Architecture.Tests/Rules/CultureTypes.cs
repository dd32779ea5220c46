using Monetize.Architecture.Tests.Reading;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>Which types print and read by the current culture.</summary>
internal static class CultureTypes
{
    /// <summary>
    /// These print differently even without a format: a decimal sign, the order of day and month, the minus of fa-IR.
    /// </summary>
    private static readonly HashSet<string> Sensitive =
    [
        "System.Decimal", "System.Double", "System.Single", "System.Half", "System.Int64", "System.Int128",
        "System.Numerics.BigInteger", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly",
    ];

    /// <summary>
    /// These print the same as long as no format is given and they are not negative, and positions and counts are not.
    /// </summary>
    private static readonly HashSet<string> Plain =
    [
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32",
        "System.UInt64", "System.UInt128", "System.IntPtr", "System.UIntPtr", "System.TimeSpan",
    ];

    /// <summary>Whether a value prints by the culture; with a format, also where it would not without one.</summary>
    public static bool Prints(TypeShape? type, bool formatted) => type is not null
        && (IsOpen(type.Bare)
            || Sensitive.Contains(type.Bare.Name)
            || (IsHolder(type.Bare) && type.Bare.Parts.Any(part => Prints(part, formatted: false)))
            || (formatted && Reads(type)));

    /// <summary>Whether reading such a value from text depends on the culture.</summary>
    public static bool Reads(TypeShape type) => Sensitive.Contains(type.Bare.Name) || Plain.Contains(type.Bare.Name);

    /// <summary>These print what they hold, and take no culture.</summary>
    private static bool IsHolder(TypeShape type) =>
        type.Name == "System.Collections.Generic.KeyValuePair`2"
        || type.Name.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
        || type.Name.StartsWith("System.Tuple`", StringComparison.Ordinal);

    /// <summary>Whether only run time knows what a value is.</summary>
    private static bool IsOpen(TypeShape type) => type.Name == "System.Object" || type.Name.StartsWith('!');
}
