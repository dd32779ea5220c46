using System.Globalization;

namespace Monetize.Catalogs.Validation;

/// <summary>Places in a catalog, as faults name them: <c>plans/pro/charges[2]/tiers[1]/unit_price</c>.</summary>
internal static class FaultPath
{
    /// <summary>A named part of an owner; of nothing where the owner is the catalog or a price by itself.</summary>
    public static string Of(string owner, string part) => owner.Length == 0 ? part : string.Concat(owner, "/", part);

    /// <summary>An element of a list of an owner.</summary>
    public static string Of(string owner, string list, int index) =>
        Of(owner, string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]"));

    /// <summary>What a path is a part of: the list of an element, the owner of a part, "" of a root.</summary>
    public static string Parent(string path)
    {
        var end = path.AsSpan().LastIndexOfAny('/', '[');
        return end < 0 ? "" : path[..end];
    }
}
