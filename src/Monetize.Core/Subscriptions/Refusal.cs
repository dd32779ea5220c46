using Monetize.Errors;

namespace Monetize.Subscriptions;

/// <summary>Why a change was not taken: expected, and nothing has changed.</summary>
/// <param name="Code">The entry in the catalogue of codes.</param>
/// <param name="Message">The fact and the repair.</param>
public sealed record Refusal(ErrorCode Code, string Message)
{
    /// <summary>Code and message.</summary>
    public override string ToString() => string.Concat(Code.Id, ": ", Message);
}
