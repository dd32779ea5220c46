namespace Monetize.Architecture.Tests.Rules;

/// <summary>A place that may break a rule.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Where">The type, or the member as <c>Namespace.Type.Member</c>.</param>
/// <param name="Reason">Why it is right there.</param>
internal sealed record Exemption(string Rule, string Where, string Reason)
{
    /// <summary>All exemptions of the core. Each has a reason, and each is needed: a test says so.</summary>
    public static readonly Exemption[] All = [];

    public bool Covers(Finding finding) => finding.Rule == Rule
        && (finding.Where == Where || finding.Where.StartsWith($"{Where}.", StringComparison.Ordinal));
}
