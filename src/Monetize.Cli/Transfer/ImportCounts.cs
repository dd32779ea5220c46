using Monetize.Metering;

namespace Monetize.Cli.Transfer;

/// <summary>What became of the rows of a file that was imported.</summary>
internal sealed class ImportCounts
{
    /// <summary>All rows that were read.</summary>
    public long Read => Recorded + Duplicates + Conflicts + Rejected + Unreadable;

    /// <summary>Rows that are recorded now.</summary>
    public long Recorded { get; private set; }

    /// <summary>Rows that were recorded before, with the same content.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Rows whose key was recorded before with other content.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Rows that cannot be counted.</summary>
    public long Rejected { get; private set; }

    /// <summary>Rows of which no record can be made.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Counts a row of which a record was made.</summary>
    public void Add(RecordOutcome outcome)
    {
        switch (outcome)
        {
            case RecordOutcome.Accepted:
                Recorded++;
                break;
            case RecordOutcome.Duplicate:
                Duplicates++;
                break;
            case RecordOutcome.Conflict:
                Conflicts++;
                break;
            default:
                Rejected++;
                break;
        }
    }

    /// <summary>Counts a row of which none was made.</summary>
    public void AddUnreadable() => Unreadable++;
}
