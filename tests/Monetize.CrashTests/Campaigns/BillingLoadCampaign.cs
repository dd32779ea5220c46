using System.Diagnostics;
using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.CrashTests.Bank;
using Monetize.CrashTests.Billing;
using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;

namespace Monetize.CrashTests.Campaigns;

/// <summary>Four processes run the billing of many customers three times each, all at once.</summary>
internal static class BillingLoadCampaign
{
    private const int Workers = 4;
    private const int Runs = 3;

    public static async Task<int> RunAsync(int customers)
    {
        await using var bank = await BankProcess.StartAsync(isKind: true);
        await using var store = new PostgresCrashStore();
        var report = new Report("billing of many on postgresql");
        await store.StartAnewAsync();
        await using var place = await BillingPlace.OpenAsync(store);
        await BillingWork.PopulateAsync(place.Store, place.Usage, customers, BillingWork.Metered);
        var watch = Stopwatch.StartNew();
        var codes = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => RunChildAsync(bank, store)));
        if (codes.Any(static code => code != 0)) report.Fault("a worker failed");
        await CheckAsync(report, place, await bank.ChargesAsync(), customers);
        var seconds = watch.Elapsed.TotalSeconds;
        report.Say($"{customers:N0} customers, {Workers} workers, {Runs} runs each, {seconds:F1} s");
        return report.End();
    }

    /// <summary>One of the workers.</summary>
    public static async Task<int> RunChildAsync(Arguments arguments)
    {
        await using var place = await BillingPlace.OpenAsync(arguments.Text("store"), arguments.Text("place"));
        using var bank = new BankClient(arguments.Text("bank"));
        var asOf = BillingWork.FirstBoundary;
        for (var run = 0; run < Runs; run++)
        {
            await BillingWork.RunAsync(place.Store, place.Usage, bank, asOf, asOf.AddMinutes(run), pageSize: 100);
        }

        return 0;
    }

    private static async Task<int> RunChildAsync(BankProcess bank, PostgresCrashStore store)
    {
        using var child = Child.Start(
            "billing-load-child", "--store", store.Name, "--place", store.Place, "--bank", bank.Socket);
        return await child.WaitAsync();
    }

    private static async Task CheckAsync(Report report, BillingPlace place, List<Taking> charges, int customers)
    {
        var rows = new List<InvoiceRow>();
        await foreach (var row in place.Store.StreamAsync<InvoiceRow>(InvoiceRow.Definition)) rows.Add(row);
        Expect(report, "invoices", customers, rows.Count);
        Expect(report, "customers with an invoice", customers, rows.DistinctBy(static row => row.Customer).Count());
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Number != NumberSeries.Invoices.Number(i + 1)) report.Fault("numbers have a gap");
        }

        var owed = Enumerable.Range(0, customers).Select(BillingWork.OwedForUse).Order();
        if (!rows.Select(static row => row.TotalMinor).Order().SequenceEqual(owed)) report.Fault("an amount is wrong");
        Expect(report, "charges", customers, charges.Count);
        Expect(report, "invoices charged", charges.Count, charges.DistinctBy(static charge => charge.Invoice).Count());
        var cash = 0L;
        await foreach (var row in place.Store.StreamAsync<LedgerRow>(LedgerRow.Definition))
        {
            if (row.Account == "cash") cash += row.AmountMinor;
        }

        Expect(report, "cash", charges.Sum(static charge => charge.AmountMinor), cash);
        if (!(await place.Store.VerifyAuditAsync()).IsSound) report.Fault("the audit log is broken");
        report.Say($"{rows.Count:N0} invoices, {charges.Count:N0} charges, last number {rows[^1].Number}");
        report.Checked++;
    }

    private static void Expect(Report report, string what, long expected, long found)
    {
        if (expected == found) return;
        report.Fault(string.Create(CultureInfo.InvariantCulture, $"there are {found} {what} and not {expected}"));
    }
}
