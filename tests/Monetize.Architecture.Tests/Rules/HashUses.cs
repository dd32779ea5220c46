using Monetize.Architecture.Tests.Reading;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>
/// Hash codes of texts, and whatever is combined from hash codes, differ from one run to the next: they serve tables in
/// memory, by way of <c>GetHashCode</c>, and no result.
/// </summary>
internal static class HashUses
{
    /// <summary>Hash codes in pure folders that are taken outside of <c>GetHashCode</c>.</summary>
    public static IEnumerable<Finding> Find(BuiltAssembly assembly) =>
        from use in assembly.Uses
        where Folders.IsPure(use.At.Folder) && use.At.Member != "GetHashCode"
        let what = Hash(use)
        where what is not null
        select new Finding(PureUses.Chance, use.At.ToString(), $"uses {what}, which differs in each run");

    private static string? Hash(Use use)
    {
        var name = $"{use.Type.Name}::{use.Member}";
        if (name is "System.HashCode::ToHashCode" or "System.HashCode::Combine") return name;
        if (use.Member is not ("GetHashCode" or "GetNonRandomizedHashCode")) return null;
        var value = use.Constrained ?? (use.Type.Name == "System.Object" ? use.Before : use.Type);
        return value is null || !IsSteady(value) ? name : null;
    }

    /// <summary>Whether such a value has the same hash code in each run: whole numbers have.</summary>
    private static bool IsSteady(TypeShape type) => type.Name is "System.Int32" or "System.Int64" or "System.Byte"
        or "System.Int16" or "System.UInt32" or "System.UInt64" or "System.Boolean" or "System.Decimal";
}
