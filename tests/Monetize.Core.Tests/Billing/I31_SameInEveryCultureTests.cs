using Monetize.Billing.Rows;
using Monetize.TestSupport;

namespace Monetize.Tests.Billing;

/// <summary>
/// I31, what is kept: months that are billed under any culture leave the same rows, text by text, and are read back
/// under any other.
/// </summary>
public sealed class I31_SameInEveryCultureTests
{
    public static TheoryData<string> Cultures => ["de-DE", "tr-TR", "fa-IR", "ar-SA", "fr-CH"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Rows_OfMonthsThatWereBilled_AreThoseOfTheInvariantCulture(string culture)
    {
        var (rows, invoices) = await BilledAsync("");

        var (rowsThere, invoicesThere) = await BilledAsync(culture);

        rowsThere.Should().Equal(rows);
        invoicesThere.Should().Equal(invoices);
    }

    private static async Task<(List<IBillingRow> Rows, List<Invoice> Invoices)> BilledAsync(string culture)
    {
        using var under = new UnderCulture(culture);
        var world = await RunMonths.WorldAsync();
        await world.RunAsync(RunMonths.End);
        return (await RunMonths.RowsAsync(world), await world.InvoicesAsync());
    }
}
