using System.Reflection;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>Public types are closed, and no namespace hides one of them.</summary>
internal static class PublicShape
{
    public const string Closed = "closed types";
    public const string Names = "names";

    /// <summary>Public classes that anyone may derive from by accident.</summary>
    public static IEnumerable<Finding> Open(IEnumerable<Type> types) =>
        from type in types
        where type is { IsVisible: true, IsClass: true, IsSealed: false, IsAbstract: false }
        select new Finding(Closed, type.FullName!, "is neither sealed, static nor abstract");

    /// <summary>
    /// Namespaces that bear the name of a public type: within <c>Monetize.Anything</c> a namespace
    /// <c>Monetize.Money</c> would win over every type Money.
    /// </summary>
    public static IEnumerable<Finding> HiddenByNamespace(IReadOnlyCollection<Type> types)
    {
        var spaces = types.Select(type => type.Namespace ?? "").Distinct().ToList();
        return from type in types
               where type is { IsVisible: true, IsNested: false }
               let name = type.Name.Split('`')[0]
               from space in spaces
               where space.Split('.').Contains(name)
               select new Finding(Names, type.FullName!, $"the namespace {space} bears its name");
    }
}
