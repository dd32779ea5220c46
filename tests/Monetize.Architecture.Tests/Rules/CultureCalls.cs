using Monetize.Architecture.Tests.Reading;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>Which single calls depend on the culture of the thread.</summary>
internal static class CultureCalls
{
    private const string Provider = "System.IFormatProvider";

    private static readonly HashSet<string> Ambient =
    [
        "System.Globalization.CultureInfo::get_CurrentCulture",
        "System.Globalization.CultureInfo::get_CurrentUICulture",
        "System.Globalization.CultureInfo::get_DefaultThreadCurrentCulture",
        "System.Globalization.CultureInfo::get_InstalledUICulture",
        "System.Globalization.CultureInfo::set_CurrentCulture",
        "System.Globalization.NumberFormatInfo::get_CurrentInfo",
        "System.Globalization.DateTimeFormatInfo::get_CurrentInfo",
        "System.Globalization.RegionInfo::get_CurrentRegion",
        "System.StringComparer::get_CurrentCulture",
        "System.StringComparer::get_CurrentCultureIgnoreCase",
        "System.FormattableString::CurrentCulture",
        "System.Text.Encoding::get_Default",
    ];

    /// <summary>
    /// Orders that compare keys with the comparer of the key's type, which for text follows the culture.
    /// </summary>
    private static readonly HashSet<string> Orders =
    [
        "System.Linq.Enumerable::OrderBy", "System.Linq.Enumerable::OrderByDescending",
        "System.Linq.Enumerable::ThenBy", "System.Linq.Enumerable::ThenByDescending",
        "System.Linq.Enumerable::Order", "System.Linq.Enumerable::OrderDescending",
        "System.Linq.Enumerable::Min", "System.Linq.Enumerable::Max",
        "System.Linq.Enumerable::MinBy", "System.Linq.Enumerable::MaxBy",
        "System.Array::Sort", "System.MemoryExtensions::Sort",
        "System.Collections.Generic.List`1::Sort",
        "System.Collections.Generic.Comparer`1::get_Default",
        "System.Collections.Generic.SortedDictionary`2::.ctor",
        "System.Collections.Generic.SortedList`2::.ctor",
        "System.Collections.Generic.SortedSet`1::.ctor",
        "System.Collections.Immutable.ImmutableArray`1::Sort",
        "System.Collections.Immutable.ImmutableList`1::Sort",
        "System.Collections.Immutable.ImmutableSortedDictionary::Create",
        "System.Collections.Immutable.ImmutableSortedDictionary::CreateRange",
        "System.Collections.Immutable.ImmutableSortedDictionary::CreateBuilder",
        "System.Collections.Immutable.ImmutableSortedDictionary::ToImmutableSortedDictionary",
        "System.Collections.Immutable.ImmutableSortedSet::Create",
        "System.Collections.Immutable.ImmutableSortedSet::CreateRange",
        "System.Collections.Immutable.ImmutableSortedSet::CreateBuilder",
        "System.Collections.Immutable.ImmutableSortedSet::ToImmutableSortedSet",
    ];

    /// <summary>What is wrong with a call, or null.</summary>
    public static string? Fault(Use use)
    {
        if (use.Member is null) return null;
        var name = $"{use.Type.Name}::{use.Member}";
        if (Ambient.Contains(name)) return $"reads the culture of the thread: {name}";
        if (Orders.Contains(name) && OrdersText(use)) return $"{name} orders text by the culture: pass a comparer";
        return use.Type.Name switch
        {
            "System.String" => OfString(use),
            "System.Char" when use.Member is "ToUpper" or "ToLower" => $"char.{use.Member} follows the culture",
            "System.Text.StringBuilder" => OfBuilder(use),
            "System.Convert" when !use.Takes(Provider) || use.NullBefore => OfConvert(use),
            _ => OfValue(use),
        };
    }

    private static string? OfValue(Use use)
    {
        var value = use.Constrained ?? use.Type;
        if (value.Name == "System.Object") value = use.Before ?? new TypeShape("unknown");
        var nameless = !use.Takes(Provider) || use.NullBefore;
        return use.Member switch
        {
            "ToString" or "TryFormat" when nameless && CultureTypes.Prints(value, use.Takes("System.String")) =>
                $"{value} is printed by the current culture: name the culture",
            "Parse" or "TryParse" or "ParseExact" or "TryParseExact" when nameless && CultureTypes.Reads(use.Type) =>
                $"{value} is read by the current culture: name the culture",
            "ToLongDateString" or "ToShortDateString" or "ToLongTimeString" or "ToShortTimeString" =>
                $"{use.Member} follows the culture",
            _ => null,
        };
    }

    private static string? OfConvert(Use use) =>
        use.Member == "ChangeType"
            || (use.Member == "ToString" && CultureTypes.Prints(use.Parameters[0], formatted: false))
            || (use.Takes("System.String") && CultureTypes.Reads(use.Result!))
            ? $"Convert.{use.Member} follows the culture: name it"
            : null;

    private static string? OfBuilder(Use use) => use.Member switch
    {
        "AppendFormat" when !use.Takes(Provider) || use.NullCulture => "AppendFormat without a culture",
        "Append" or "Insert" when CultureTypes.Prints(Appended(use), formatted: false) =>
            $"StringBuilder.{use.Member} prints {Appended(use)} by the current culture",
        _ => null,
    };

    private static TypeShape? Appended(Use use) =>
        use.Parameters[^1] is { Name: "System.Object" } ? use.Before : use.Parameters[^1];

    private static string? OfString(Use use) => use.Member switch
    {
        "Format" when !use.Takes(Provider) || use.NullCulture => "string.Format without a culture",
        "ToUpper" or "ToLower" when !use.Takes("System.Globalization.CultureInfo") =>
            $"{use.Member} follows the culture",
        "CompareTo" => "string.CompareTo follows the culture: use string.CompareOrdinal",
        "Compare" when !Compares(use) => "string.Compare follows the culture: use string.CompareOrdinal",
        "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" when use.Parameters[0].Name == "System.String"
            && !Compares(use) => $"{use.Member} compares by the culture: pass StringComparison.Ordinal",
        "Concat" or "Join" when use.Parameters.Concat(use.TypeArguments).SelectMany(shape => shape.Mentioned)
            .Any(shape => CultureTypes.Prints(shape, formatted: false)) => $"{use.Member} prints values by the culture",
        _ => ByComparison(use) ? $"{use.Member} compares by the current culture" : null,
    };

    private static bool Compares(Use use) => use.Takes("System.StringComparison") && !ByComparison(use);

    /// <summary>The last argument is StringComparison.CurrentCulture (0) or its sibling without case (1).</summary>
    private static bool ByComparison(Use use) =>
        use.Parameters is [.., { Name: "System.StringComparison" }] && use.NumberBefore is 0 or 1;

    /// <summary>The key, or for a sequence its element, is text or holds some, and no comparer is given.</summary>
    private static bool OrdersText(Use use)
    {
        if (use.Parameters.SelectMany(shape => shape.Mentioned).Any(shape => IsComparer(shape.Name))) return false;
        var types = use.TypeArguments.Count > 0 ? use.TypeArguments : use.Type.Parts;
        if (types.Count == 0) return false;
        var key = use.Type.Name == "System.Linq.Enumerable" ? types[^1] : types[0];
        return key.Mentioned.Any(shape => shape.Name == "System.String");
    }

    private static bool IsComparer(string type) =>
        type is "System.Collections.Generic.IComparer`1" or "System.Collections.IComparer" or "System.Comparison`1";
}
