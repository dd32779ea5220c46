using Monetize.Errors;

namespace Monetize.Storage;

/// <summary>
/// A record that was not counted, kept so that it is not lost: it can be read, mended and sent again.
/// </summary>
public sealed record RejectedUsage
{
    /// <summary>The record as it was sent.</summary>
    public required UsageRecord Record { get; init; }

    /// <summary>The id of the code that says why: <see cref="ErrorCode.Id"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The fact and the repair.</summary>
    public required string Message { get; init; }

    /// <summary>When it was rejected first.</summary>
    public required DateTimeOffset Time { get; init; }
}
