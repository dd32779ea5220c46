using Monetize.Architecture.Tests.Reading;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>Pure folders print, read and order the same under every culture.</summary>
internal static class CultureUses
{
    public const string Rule = "culture";

    private const string Handler = "InterpolatedStringHandler";

    /// <summary>Uses of the current culture in pure folders.</summary>
    public static IEnumerable<Finding> Find(BuiltAssembly assembly) => assembly.Uses
        .Where(use => Folders.IsPure(use.At.Folder))
        .GroupBy(use => use.At)
        .Where(method => !IsUnusedPrinter(assembly, method.Key))
        .SelectMany(OfMethod);

    private static bool IsUnusedPrinter(BuiltAssembly assembly, Place method) =>
        IsPrinter(method) && !assembly.Printers.Prints(method.Type);

    private static bool IsPrinter(Place method) => method is { Generated: true, Member: "PrintMembers" };

    private static IEnumerable<Finding> OfMethod(IGrouping<Place, Use> method)
    {
        // Interpolations nest like brackets: the constructor of a handler opens one, the call that takes it closes it.
        var named = new Stack<bool>();
        foreach (var use in method)
        {
            var fault = use.Type.Name.EndsWith(Handler, StringComparison.Ordinal)
                ? OfHandler(use, named)
                : CultureCalls.Fault(use);
            if (fault is not null) yield return new(Rule, method.Key.ToString(), Explain(method.Key, fault));
            if (TakesHandler(use) && named.Count > 0) named.Pop();
        }
    }

    private static string? OfHandler(Use use, Stack<bool> named)
    {
        switch (use.Member)
        {
            case ".ctor":
                named.Push(use.Takes("System.IFormatProvider") && !use.NullBefore);
                return null;
            case "ToStringAndClear":
                if (named.Count > 0) named.Pop();
                return null;
            case "AppendFormatted" when named.Count > 0 && named.Peek():
                return null;
            case "AppendFormatted":
                var value = use.TypeArguments.Count > 0 ? use.TypeArguments[0] : use.Parameters[0];
                return CultureTypes.Prints(value, use.Takes("System.String") && use.Parameters.Count > 1)
                    ? $"{value} is interpolated by the current culture: use string.Create with a culture"
                    : null;
            default:
                return null;
        }
    }

    private static bool TakesHandler(Use use) =>
        use.Parameters.Any(parameter => parameter.Bare.Name.EndsWith(Handler, StringComparison.Ordinal));

    private static string Explain(Place method, string fault) => IsPrinter(method)
        ? $"the record prints with the current culture: override ToString or PrintMembers ({fault})"
        : fault;
}
