namespace Monetize.Architecture.Tests.Offenders;

public static class CallsTheShell
{
    public static DateTime At() => ShellService.Now;
}

public static class CallsTheShellInALambda
{
    public static Func<string, string> Reader(string folder) => name => ShellService.Read(folder + name);
}

public sealed class DerivesFromTheShell : IShell;

public sealed class HoldsTheShell
{
    private readonly List<ShellService.Nested>? _nested = null;

    public object? Nested => _nested;
}

public static class NamesTheShell
{
    public static ShellKind? Kind() => null;
}

public static class IsBoundToTheShell
{
    public static void Constrained<T>()
        where T : IShell
    {
    }
}

[ShellMark]
public static class IsMarkedByTheShell;
