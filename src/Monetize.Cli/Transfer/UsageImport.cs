using Monetize.Cli.Usage;
using Monetize.Metering;

namespace Monetize.Cli.Transfer;

/// <summary>Rows into a store, batch by batch. Each batch is durable before the next one is read.</summary>
internal sealed class UsageImport
{
    private readonly Func<IReadOnlyList<UsageRecord>, IReadOnlyList<RecordResult>> _record;
    private readonly Action<long, string> _onBadRow;
    private readonly List<UsageRecord> _records = [];
    private readonly List<(long Line, string? Fault)> _rows = [];

    /// <param name="record">Records a batch.</param>
    /// <param name="onBadRow">Told the line of each row that does not count, in the order of the file, and why.</param>
    public UsageImport(
        Func<IReadOnlyList<UsageRecord>, IReadOnlyList<RecordResult>> record, Action<long, string> onBadRow)
    {
        _record = record;
        _onBadRow = onBadRow;
    }

    /// <summary>What became of the rows so far, but for the batch that is not recorded yet.</summary>
    public ImportCounts Counts { get; } = new();

    /// <summary>Whether the batch must be recorded before another row is taken.</summary>
    public bool IsFull => _rows.Count == UsageLimits.RecordsPerBatch;

    /// <summary>Takes a row into the batch.</summary>
    /// <returns>Whether a record could be made of it.</returns>
    public bool TryAdd(UsageRow row)
    {
        RowFigures figures = default;
        var fault = row.Fault ?? RowReading.MissingFault(row) ?? RowReading.FiguresFault(row, out figures);
        _rows.Add((row.Line, fault));
        if (fault is null) _records.Add(RowReading.RecordOf(row, figures));
        return fault is null;
    }

    /// <summary>Records the batch, and tells of each row in it that does not count.</summary>
    public void Flush()
    {
        var results = _records.Count == 0 ? [] : _record(_records);
        var next = 0;
        foreach (var (line, fault) in _rows)
        {
            if (fault is null) Counts.Add(results[next].Outcome);
            else Counts.AddUnreadable();
            var reason = fault ?? Reason(results[next++]);
            if (reason is not null) _onBadRow(line, reason);
        }

        _records.Clear();
        _rows.Clear();
    }

    private static string? Reason(RecordResult result) =>
        result.IsCounted ? null : $"{result.Code!.Id}: {result.Message}";
}
