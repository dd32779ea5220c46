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

    /// <summary>Carries records that were refused. They are kept aside in the store as well.</summary>
    /// <param name="records">What is not counted.</param>
    /// <param name="outcome">Why.</param>
    public UsageNotRecordedException(IReadOnlyList<UsageRecord> records, RecordResult outcome)
        : base(ErrorCodes.UsageNotRecorded, $"The work was done and its usage is not counted: {outcome}")
    {
        Records = records;
    }

    /// <summary>The records, each with the key and the time that it must keep.</summary>
    public IReadOnlyList<UsageRecord> Records { get; }
}
