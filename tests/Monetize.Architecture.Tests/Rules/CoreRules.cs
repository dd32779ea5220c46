using Monetize.Architecture.Tests.Reading;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>All rules on what the instructions of the core say.</summary>
internal static class CoreRules
{
    /// <summary>Every finding, those with an exemption too.</summary>
    public static IEnumerable<Finding> Find(BuiltAssembly assembly) => FolderDirection.Misplaced(assembly)
        .Concat(FolderDirection.Find(assembly))
        .Concat(PureUses.Find(assembly))
        .Concat(HashUses.Find(assembly))
        .Concat(CultureUses.Find(assembly))
        .Distinct();
}
