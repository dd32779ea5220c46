using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Services;

/// <summary>
/// Work was done and its usage is not recorded: the store failed, or refused it. The records are here, so that nothing
/// is lost: record them again. What was stored after all is a duplicate then.
/// </summary>
public sealed class UsageNotRecordedException : MonetizeException
{
    /// <summary>Carries the records.</summary>
    /// <param name="records">What is not acknowledged.</param>
    /// <param name="innerException">Why.</param>
    public UsageNotRecordedException(IReadOnlyList<UsageRecord> records, Exception innerException)
        : base(
            ErrorCodes.UsageNotRecorded,
            "The work was done and its usage is not recorded. Record what Records holds once the store is back.",
            innerException)
    {
        Records = records;
    }

    /// <summary>Says that the quantity of the work could not be told: there is no record of it.</summary>
    /// <param name="key">What makes the use itself.</param>
    /// <param name="innerException">What was thrown instead of the quantity.</param>
    public UsageNotRecordedException(IdempotencyKey key, Exception innerException)
        : base(
            ErrorCodes.UsageNotRecorded,
            $"The work of {key} was done, and how much it used could not be told: {innerException?.Message} "
                + "Record its usage under this key once the measure is mended.",
            innerException)
    {
        Records = [];
    }

    /// <summary>Carries records that were refused. They are kept aside in the store as well.</summary>
    /// <param name="records">What is not counted.</param>
    /// <param name="outcome">Why.</param>
    public UsageNotRecordedException(IReadOnlyList<UsageRecord> records, RecordResult outcome)
        : base(ErrorCodes.UsageNotRecorded, $"The work was done and its usage is not counted: {outcome}")
    {
        Records = records;
    }

    /// <summary>
    /// The records, each with the key and the time that it must keep; none where the quantity could not be told.
    /// </summary>
    public IReadOnlyList<UsageRecord> Records { get; }
}
