using System.Globalization;

namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>A file of usage, held in memory and read without any haste.</summary>
internal static class NaiveRun
{
    /// <summary>One line for each bad row and each statement, and the number of duplicates.</summary>
    public static List<string> Of(string text, bool isJson)
    {
        var bad = new List<string>();
        var first = new Dictionary<string, NaiveRecord>(StringComparer.Ordinal);
        var content = new Dictionary<string, object>(StringComparer.Ordinal);
        var duplicates = 0;
        foreach (var row in isJson ? NaiveJson.Read(text) : NaiveCsv.Read(text))
        {
            if (row.Fields is not { } fields || NaiveRecord.Of(fields, isJson) is not { } record)
            {
                bad.Add($"bad {row.Line}");
                continue;
            }

            // A retry may carry another time.
            var said = (
                record with { Time = default }, Money(fields, "amount"), Money(fields, "cost"),
                fields.GetValueOrDefault("method"));
            if (first.TryAdd(fields["key"], record)) content.Add(fields["key"], said);
            else if (content[fields["key"]].Equals(said)) duplicates++;
            else bad.Add($"bad {row.Line}");
        }

        return [.. bad, $"duplicates {duplicates}", .. Statements(first).Order(StringComparer.Ordinal)];
    }

    private static decimal? Money(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value)
            ? decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    // Only one plan prices a level, so each change is that plan's.
    private static IEnumerable<string> Statements(Dictionary<string, NaiveRecord> records)
    {
        var withRows = records
            .Select(row => (row.Value.Customer, Month: MonthOf(row.Value.Time), row.Value.Plan)).ToHashSet();
        return
            from slot in withRows.Concat(Held(records, withRows)).ToHashSet()
            let rows = records.Where(row => (row.Value.Customer, MonthOf(row.Value.Time), row.Value.Plan) == slot)
            let levels = Changes(records, slot.Customer)
            let isFirst = !withRows.Any(other => (other.Customer, other.Plan) == (slot.Customer, slot.Plan)
                && other.Month.From < slot.Month.From)
            let total = NaivePrice.Total(
                slot.Plan, slot.Month, [.. rows.Select(row => (row.Key, row.Value))], levels, isFirst,
                slot.Plan == "wide" ? CarriedOver(records, slot.Customer, slot.Month) : 0m)
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{slot.Customer} {slot.Month.From:yyyy-MM} {slot.Plan} {total:0.00}");
    }

    // Months with something stored, of those that the file reaches over, in which the customer is on the plan.
    private static IEnumerable<(string Customer, Period Month, string Plan)> Held(
        Dictionary<string, NaiveRecord> records, HashSet<(string Customer, Period Month, string Plan)> withRows)
    {
        var months = MonthsOf(records.Values.Select(record => MonthOf(record.Time)).Distinct().ToList());
        return
            from customer in records.Values.Select(record => record.Customer).Distinct()
            let changes = Changes(records, customer)
            let own = withRows.Where(slot => slot.Customer == customer).ToList()
            from month in months
            where changes.Where(change => change.Time < month.From).Sum(change => change.Quantity) != 0m
            where own.Where(slot => slot.Month.From <= month.From).GroupBy(slot => slot.Month.From)
                .MaxBy(latest => latest.Key)!.Any(slot => slot.Plan == "pro")
            select (customer, month, "pro");
    }

    // What the months before one leave of the seats, from the customer's first month under the plan on.
    private static decimal CarriedOver(Dictionary<string, NaiveRecord> records, string customer, Period until)
    {
        var months = MonthsOf(records.Values.Select(record => MonthOf(record.Time)).Distinct().ToList());
        var (left, isOn) = (0m, false);
        foreach (var month in months.Where(month => month.From < until.From).OrderBy(month => month.From))
        {
            var rows = records
                .Where(row => row.Value.Customer == customer && MonthOf(row.Value.Time) == month)
                .Select(row => (row.Key, row.Value)).ToList();
            if (rows.Count > 0) isOn = rows.Exists(row => row.Value.Plan == "wide");
            left = isOn ? NaiveWidePlan.Left(rows, left) : 0m;
        }

        return left;
    }

    private static List<Period> MonthsOf(List<Period> withRows)
    {
        var months = new List<Period>(withRows);
        foreach (var (month, next) in withRows.OrderBy(month => month.From).Pairwise())
        {
            var between = new List<Period>();
            for (var at = MonthOf(month.ToExclusive); at != next && between.Count < 200; at = MonthOf(at.ToExclusive))
            {
                between.Add(at);
            }

            if (between.Count <= 120) months.AddRange(between);
        }

        return months;
    }

    private static IEnumerable<(Period Month, Period Next)> Pairwise(this IEnumerable<Period> months) =>
        months.Zip(months.Skip(1));

    private static List<NaiveRecord> Changes(Dictionary<string, NaiveRecord> records, string customer) =>
        [.. records.Values.Where(record => record.Meter == "storage" && record.Customer == customer)];

    private static Period MonthOf(DateTimeOffset time) =>
        Period.UtcMonth(time.UtcDateTime.Year, time.UtcDateTime.Month);
}
