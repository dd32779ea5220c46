using Monetize.Errors;

namespace Monetize.Metering;

/// <summary>What became of one usage record, and why where it was not counted.</summary>
/// <remarks>Immutable. The default value is an accepted record.</remarks>
public readonly record struct RecordResult
{
    // One reference, none for what is accepted: batches have thousands of results.
    private readonly Answer? _answer;

    private RecordResult(Answer answer) => _answer = answer;

    /// <summary>The record is counted now.</summary>
    public static RecordResult Accepted => default;

    /// <summary>The record was counted before.</summary>
    public static RecordResult Duplicate { get; } = new(new Answer(RecordOutcome.Duplicate, null, null));

    /// <summary>What became of it.</summary>
    public RecordOutcome Outcome => _answer?.Outcome ?? RecordOutcome.Accepted;

    /// <summary>Why it was not counted: the entry in the catalogue of codes. Null where it was.</summary>
    public ErrorCode? Code => _answer?.Code;

    /// <summary>The fact and the repair; of a conflict the key and what differs. Null where it was counted.</summary>
    public string? Message => _answer?.Message;

    /// <summary>Whether the record counts, now or since an earlier time.</summary>
    public bool IsCounted => Outcome is RecordOutcome.Accepted or RecordOutcome.Duplicate;

    /// <summary>A record whose key was counted before with other content.</summary>
    /// <param name="first">The record that stays.</param>
    /// <param name="refused">The record that was sent now.</param>
    public static RecordResult Conflict(UsageRecord first, UsageRecord refused)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(refused);
        return new RecordResult(new Answer(
            RecordOutcome.Conflict,
            ErrorCodes.ConflictingUsage,
            string.Concat(
                $"The key {refused.Key} was recorded before with another ",
                string.Join(", ", refused.DifferencesFrom(first)),
                "; the first record stays. Give each use a key of its own.")));
    }

    /// <summary>A record that cannot be counted.</summary>
    /// <param name="code">Why.</param>
    /// <param name="message">The fact and the repair.</param>
    public static RecordResult Rejected(ErrorCode code, string message)
    {
        ArgumentNullException.ThrowIfNull(code);
        return new RecordResult(new Answer(RecordOutcome.Rejected, code, message));
    }

    /// <summary>The outcome, and the code and message where there are any.</summary>
    public override string ToString() =>
        Code is null ? Outcome.ToString() : string.Concat(Outcome.ToString(), " ", Code.Id, ": ", Message);

    private sealed record Answer(RecordOutcome Outcome, ErrorCode? Code, string? Message);
}
