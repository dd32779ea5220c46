using Monetize.Errors;

namespace Monetize.Metering;

/// <summary>What became of one usage record, and why where it was not counted.</summary>
/// <remarks>Immutable. The default value is an accepted record.</remarks>
public readonly record struct RecordResult
{
    private RecordResult(RecordOutcome outcome, ErrorCode? code = null, string? message = null)
    {
        Outcome = outcome;
        Code = code;
        Message = message;
    }

    /// <summary>The record is counted now.</summary>
    public static RecordResult Accepted { get; } = new(RecordOutcome.Accepted);

    /// <summary>The record was counted before.</summary>
    public static RecordResult Duplicate { get; } = new(RecordOutcome.Duplicate);

    /// <summary>What became of it.</summary>
    public RecordOutcome Outcome { get; }

    /// <summary>Why it was not counted: the entry in the catalogue of codes. Null where it was.</summary>
    public ErrorCode? Code { get; }

    /// <summary>The fact and the repair; of a conflict the key and what differs. Null where it was counted.</summary>
    public string? Message { get; }

    /// <summary>Whether the record counts, now or since an earlier time.</summary>
    public bool IsCounted => Outcome is RecordOutcome.Accepted or RecordOutcome.Duplicate;

    /// <summary>A record whose key was counted before with other content.</summary>
    /// <param name="first">The record that stays.</param>
    /// <param name="refused">The record that was sent now.</param>
    public static RecordResult Conflict(UsageRecord first, UsageRecord refused)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(refused);
        return new RecordResult(
            RecordOutcome.Conflict,
            ErrorCodes.ConflictingUsage,
            string.Concat(
                $"The key {refused.Key} was recorded before with another ",
                string.Join(", ", refused.DifferencesFrom(first)),
                "; the first record stays. Give each use a key of its own."));
    }

    /// <summary>A record that cannot be counted.</summary>
    /// <param name="code">Why.</param>
    /// <param name="message">The fact and the repair.</param>
    public static RecordResult Rejected(ErrorCode code, string message)
    {
        ArgumentNullException.ThrowIfNull(code);
        return new RecordResult(RecordOutcome.Rejected, code, message);
    }

    /// <summary>The outcome, and the code and message where there are any.</summary>
    public override string ToString() =>
        Code is null ? Outcome.ToString() : string.Concat(Outcome.ToString(), " ", Code.Id, ": ", Message);
}
