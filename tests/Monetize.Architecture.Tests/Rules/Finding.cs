namespace Monetize.Architecture.Tests.Rules;

/// <summary>A broken rule.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Where">The type, member or file.</param>
/// <param name="What">The fact, and where it helps the repair.</param>
internal sealed record Finding(string Rule, string Where, string What)
{
    public override string ToString() => $"[{Rule}] {Where}: {What}";
}
