using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Metering;
using Monetize.Subscriptions;

namespace Monetize.Tests.Billing;

/// <summary>Numbers, dates, card numbers and tables: the small parts of billing.</summary>
public sealed class BillingPartsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "INV-000001")]
    [InlineData(999_999, "INV-999999")]
    [InlineData(1_000_000, "INV-1000000")]
    public void Series_Number_HasItsDigitsAtLeast(long number, string expected) =>
        NumberSeries.Invoices.Number(number).Should().Be(expected);

    [Theory]
    [InlineData("4242424242424242", true)]
    [InlineData("4242 4242-4242 4242", true)]
    [InlineData("4242424242424241", false)]
    [InlineData("42424242424242424242", false)]
    [InlineData("cus_4242424242424242", false)]
    [InlineData("0000", false)]
    [InlineData("0000000000000000", false)]
    [InlineData("pays with 4242-4242-4242-4242, until 12/27", true)]
    [InlineData("pays with 4242424242424242abc", false)]
    [InlineData("378282246310005", true)]
    [InlineData("5555555555554444", true)]
    [InlineData("2223003122003222", true)]
    [InlineData("30569309025904", true)]
    [InlineData("6011111111111117", true)]
    [InlineData("4222222222222", true)]
    [InlineData("1735689600003", false)]
    [InlineData("", false)]
    public void CardNumber_TextsThatCouldHoldOne_AreTold(string text, bool isIn) =>
        CardNumber.IsIn(text).Should().Be(isIn);

    [Fact]
    public void Agenda_Dates_AreKeptAndStruckOut()
    {
        var customer = new CustomerRow { Id = "ada", Document = "{}" };
        var agenda = Agenda.Read("{}");
        agenda.SetSubscription("a", Noon.AddDays(2));
        agenda.SetPayment("b", Noon.AddDays(1));

        var read = Agenda.Read(agenda.Write());
        read.Of(customer).WakeAt.Should().Be(Noon.AddDays(1));
        read.PaymentsBy(Noon.AddDays(1)).Should().Equal("b");
        read.SubscriptionsBy(Noon.AddDays(1)).Should().BeEmpty();
        read.SetPayment("b", null);
        read.Of(customer).WakeAt.Should().Be(Noon.AddDays(2));
        read.Of(customer with { ParkedAt = Noon }).WakeAt.Should().BeNull("nothing is invoiced to who is set aside");
    }

    [Fact]
    public void Schedule_ItemsOfOneInstant_ComeOneAfterTheOther()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var plan = Plan.Create("pro", Currency.Usd, Every.Month).Recurring(49m).Build();
        var boundary = start.AddMonths(1);
        var subscription = Subscription
            .Begin(new SubscriptionTerms
            {
                Id = SubscriptionId.Of("s"),
                Customer = CustomerId.Of("ada"),
                Plan = PlanTerms.Of(plan),
                Start = start,
            })
            .ChangeQuantity(2m, boundary).Subscription;
        var settled = new HashSet<string>();
        var found = new List<string>();
        var from = start;
        for (var i = 0; i < 4; i++)
        {
            var next = DueSchedule.Next(subscription, from, settled.Contains)!;
            found.Add(next.Key);
            settled.Add(next.Key);
            from = next.At;
        }

        found.Should().Equal("s/start/0", "s/cycle/1", "s/change/0", "s/cycle/2");
    }

    [Fact]
    public void Tables_Rows_GiveAsManyCellsAsThereAreColumns()
    {
        foreach (var table in BillingTables.All)
        {
            var blank = table.Read(new Filler());

            Monetize.Billing.Memory.RowCells.Of(blank).Should().HaveCount(table.Columns.Count, "{0}", table);
            blank.Table.Should().BeSameAs(table);
        }
    }

    private sealed class Filler : IRowReader
    {
        public string? Text() => "x";

        public long? Number() => 1;

        public DateTimeOffset? Instant() => Noon;
    }
}
