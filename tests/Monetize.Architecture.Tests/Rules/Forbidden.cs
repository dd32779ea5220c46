using Monetize.Architecture.Tests.Reading;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>Something that pure folders do not use.</summary>
/// <param name="Rule">What it would bring in.</param>
/// <param name="Pattern">
/// A type, <c>Type::Member</c> (any overload), or a namespace and all below it as <c>Namespace.*</c>.
/// </param>
internal sealed record Forbidden(string Rule, string Pattern)
{
    /// <summary>Types and members that the pattern covers and that do no harm.</summary>
    public string[] Harmless { get; init; } = [];

    /// <summary>Pure folders that may use it all the same.</summary>
    public string[] Folders { get; init; } = [];

    /// <summary>What of a use is forbidden, or null.</summary>
    public string? Match(Use use)
    {
        if (Folders.Contains(use.At.Folder)) return null;
        var member = $"{use.Type.Name}::{use.Member}";
        if (Pattern.Contains("::", StringComparison.Ordinal)) return member == Pattern ? member : null;
        return use.Mentioned.Select(type => type.Name).FirstOrDefault(name =>
            Covers(name) && !Harmless.Contains(name) && !(name == use.Type.Name && Harmless.Contains(member)));
    }

    private bool Covers(string type) => Pattern.EndsWith(".*", StringComparison.Ordinal)
        ? type.StartsWith(Pattern[..^1], StringComparison.Ordinal)
        : type == Pattern || type.StartsWith($"{Pattern}+", StringComparison.Ordinal);
}
