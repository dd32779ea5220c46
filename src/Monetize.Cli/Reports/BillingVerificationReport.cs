using System.Text.Json;
using Monetize.Billing.Verification;
using Monetize.Cli.Output;
using Spectre.Console;

namespace Monetize.Cli.Reports;

/// <summary>What the verification of a whole store found.</summary>
/// <param name="found">What was found.</param>
/// <param name="isByCustomer">Whether usage is told by customer and meter, and not by meter alone.</param>
internal sealed class BillingVerificationReport(BillingVerification found, bool isByCustomer) : IReport
{
    private const int MostNotBillable = 20;

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        var counts = TableWriter.Table("In the store", ">Number");
        foreach (var (name, count) in Counts())
        {
            counts.AddRow(TableWriter.Cell(name.Replace('_', ' ')), TableWriter.Cell(Figures.Grouped(count)));
        }

        table.Write(counts);
        WriteUsage(table);
        foreach (var finding in found.Findings)
        {
            table.Line($"{finding.Code}  {finding.Place}");
            table.Line($"  expected {Safe.Shortened(finding.Expected)}");
            table.Line($"  found    {Safe.Shortened(finding.Found)}");
        }

        if (found.Differences > found.Findings.Count)
        {
            table.Line($"and {Figures.Grouped(found.Differences - found.Findings.Count)} more");
        }

        table.Line(found.IsSound ? "everything adds up" : FaultCount.Counted(found.Differences, "difference"));
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("sound", found.IsSound);
        foreach (var (name, count) in Counts()) json.WriteNumber(name, count);
        json.WriteString("audit_head", found.AuditHead);
        json.WriteStartArray("usage");
        foreach (var balance in Usage())
        {
            json.WriteStartObject();
            if (isByCustomer) json.WriteString("customer", balance.Customer.Value);
            json.WriteString("meter", balance.Meter);
            foreach (var (name, count) in Columns(balance)) json.WriteNumber(name, count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("differences", found.Differences);
        json.WriteStartArray("findings");
        foreach (var finding in found.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code.Id);
            json.WriteString("place", finding.Place);
            json.WriteString("expected", finding.Expected);
            json.WriteString("found", finding.Found);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header("what", "number", "place", "expected", "found");
        foreach (var (name, count) in Counts()) csv.Text(name).Number(count).Empty(3).EndRow();
        foreach (var balance in Usage())
        {
            var place = isByCustomer ? $"{balance.Customer} {balance.Meter}" : balance.Meter;
            foreach (var (name, count) in Columns(balance))
            {
                csv.Text($"usage_{name}").Number(count).Text(place).Empty(2).EndRow();
            }
        }

        foreach (var finding in found.Findings)
        {
            csv.Text(finding.Code.Id).Empty(1).Text(finding.Place).Text(finding.Expected).Text(finding.Found).EndRow();
        }
    }

    private static List<(string Name, long Count)> Columns(UsageBalance balance) =>
    [
        ("recorded", balance.Recorded), ("invoiced", balance.Invoiced), ("open", balance.Open),
        ("unknown", balance.OfUnknownCustomer), ("unsubscribed", balance.Unsubscribed), ("late", balance.TooLate),
        ("rejected", balance.Rejected),
    ];

    private void WriteUsage(TableWriter table)
    {
        var usage = Usage().ToList();
        if (usage.Count == 0) return;
        var rows = TableWriter.Table(
            isByCustomer ? "Records of" : "Meter", ">Recorded", ">Invoiced", ">Open", ">Not billable", ">Rejected");
        foreach (var balance in usage)
        {
            rows.AddRow(
                TableWriter.Cell(isByCustomer ? $"{balance.Customer}\n  {balance.Meter}" : balance.Meter),
                TableWriter.Cell(Figures.Grouped(balance.Recorded)),
                TableWriter.Cell(Figures.Grouped(balance.Invoiced)),
                TableWriter.Cell(Figures.Grouped(balance.Open)),
                TableWriter.Cell(Figures.Grouped(balance.NotBillable)),
                TableWriter.Cell(Figures.Grouped(balance.Rejected)));
        }

        table.Write(rows);
        var unpaid = found.Usage.SelectMany(NotBillable).ToList();
        foreach (var line in isByCustomer ? unpaid : unpaid.Take(MostNotBillable)) table.Line(line);
        if (!isByCustomer && unpaid.Count > MostNotBillable)
        {
            table.Line($"and {Figures.Grouped(unpaid.Count - MostNotBillable)} more, which --usage lists");
        }

        if (unpaid.Count > 0) table.Line();
    }

    private static IEnumerable<string> NotBillable(UsageBalance balance)
    {
        var reasons = new[]
        {
            (balance.OfUnknownCustomer, "there is no such customer"),
            (balance.Unsubscribed, "no subscription prices it then"),
            (balance.TooLate, "it came too late"),
        };
        return reasons.Where(static reason => reason.Item1 > 0).Select(reason =>
            $"{FaultCount.Counted(reason.Item1, "record")} of {balance.Customer} on {balance.Meter}: {reason.Item2}");
    }

    private IEnumerable<UsageBalance> Usage() => isByCustomer
        ? found.Usage
        : found.Usage.GroupBy(static balance => balance.Meter)
            .OrderBy(static meter => meter.Key, StringComparer.Ordinal)
            .Select(static meter => meter.Aggregate(static (sum, next) => sum with
            {
                Recorded = sum.Recorded + next.Recorded,
                Invoiced = sum.Invoiced + next.Invoiced,
                Open = sum.Open + next.Open,
                OfUnknownCustomer = sum.OfUnknownCustomer + next.OfUnknownCustomer,
                Unsubscribed = sum.Unsubscribed + next.Unsubscribed,
                TooLate = sum.TooLate + next.TooLate,
                Rejected = sum.Rejected + next.Rejected,
            }));

    private List<(string Name, long Count)> Counts() =>
    [
        ("customers", found.Customers), ("subscriptions", found.Subscriptions), ("invoices", found.Invoices),
        ("recomputed", found.Recomputed), ("postings", found.Postings), ("payments", found.Payments),
        ("audit_lines", found.AuditLines),
    ];
}
