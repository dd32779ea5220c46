namespace Monetize.Cli.Statements;

/// <summary>The months that the rows of a file reach over.</summary>
internal sealed class MonthSpan
{
    /// <summary>
    /// The longest stretch of months without a row that still belongs to the file: ten years. A wrong year in one row
    /// must not bill a level for thousands of months.
    /// </summary>
    public const int LongestGap = 120;

    private readonly HashSet<BillingMonth> _months = [];
    private BillingMonth _last = new(-1);

    /// <summary>Some months and those between them, in order.</summary>
    public static IReadOnlyList<BillingMonth> Of(IEnumerable<BillingMonth> months)
    {
        var span = new MonthSpan();
        foreach (var month in months) span.Add(month);
        return span.All();
    }

    /// <summary>Counts a month with a row.</summary>
    public void Add(BillingMonth month)
    {
        if (month == _last) return;
        _last = month;
        _months.Add(month);
    }

    /// <summary>The months with rows and those between them, in order.</summary>
    public IReadOnlyList<BillingMonth> All()
    {
        var all = new List<BillingMonth>();
        foreach (var month in _months.Order())
        {
            if (all.Count > 0 && month.Number - all[^1].Number - 1 <= LongestGap)
            {
                while (all[^1].Number < month.Number - 1) all.Add(new BillingMonth(all[^1].Number + 1));
            }

            all.Add(month);
        }

        return all;
    }
}
