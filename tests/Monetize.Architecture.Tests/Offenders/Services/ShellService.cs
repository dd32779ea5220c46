namespace Monetize.Architecture.Tests.Offenders;

/// <summary>Of the shell: it may do all that pure folders may not.</summary>
public sealed class ShellService
{
    public static DateTime Now => DateTime.UtcNow;

    public static string Read(string path) => File.ReadAllText(path);

    public sealed record Nested(decimal Amount);
}
