using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;

namespace Monetize.Tests.Billing;

/// <summary>Each text that people write has a limit, and none takes the number of a card.</summary>
public sealed class FreeTextTests
{
    private const string Card = "4242 4242 4242 4242";

    private static readonly Stamp Now = new(RunWorld.Start, "test");
    private static readonly PostalAddress Home = new() { Country = "FR" };

    /// <summary>A text of a customer, and how many characters it may have.</summary>
    public static TheoryData<string, int> Texts => new()
    {
        { "name", CustomerLimits.NameLength },
        { "line", CustomerLimits.AddressLength },
        { "city", CustomerLimits.AddressLength },
        { "postal code", CustomerLimits.AddressLength },
        { "region", CustomerLimits.AddressLength },
        { "country", CustomerLimits.AddressLength },
        { "tax id", CustomerLimits.EntryLength },
        { "kind of tax id", CustomerLimits.EntryLength },
        { "provider id", CustomerLimits.EntryLength },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void SaveCustomer_TextUpToItsLimit_IsTaken(string part, int limit)
    {
        Saving(With(part, new string('x', limit))).Should().NotThrow();

        Refused(With(part, new string('x', limit + 1)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void SaveCustomer_TextThatHoldsACardNumber_IsRefusedWithoutSayingIt(string part, int limit)
    {
        limit.Should().BeGreaterThan(Card.Length);

        Refused(With(part, Card)).Should().Contain("payment card").And.NotContain("4242");
        Refused(With(part, "line\nbreak")).Should().Contain("control character");
    }

    [Fact]
    public void SaveCustomer_MoreEntriesThanTheLimit_IsRefused()
    {
        var ada = With("name", "Ada");
        Saving(ada with { TaxIds = Entries(CustomerLimits.Ids) }).Should().NotThrow();

        Refused(ada with { TaxIds = Entries(CustomerLimits.Ids + 1) }).Should().Contain("65 tax ids");
        Refused(ada with { ProviderIds = Entries(CustomerLimits.Ids + 1) }).Should().Contain("65 provider's ids");
        Refused(ada with { Address = Home with { Lines = Lines(CustomerLimits.AddressLines + 1) } })
            .Should().Contain("11 lines");
    }

    /// <summary>One in ten ids of sixteen digits has a check digit that fits: it is an id all the same.</summary>
    [Fact]
    public void SaveCustomer_IdThatLooksLikeACard_IsTaken() =>
        Saving(With("name", "Ada") with { Id = CustomerId.Of("4242424242424242") }).Should().NotThrow();

    [Fact]
    public void SaveCustomer_IdThatIsTooLong_IsRefused() =>
        Refused(With("name", "Ada") with { Id = CustomerId.Of(new string('x', CustomerLimits.IdLength + 1)) });

    [Fact]
    public async Task Subscriptions_IdThatIsTooLong_IsARefusal()
    {
        await using var world = new RunWorld { Provider = null };
        await world.PopulateAsync(1);
        var subscriptions = new BillingSubscriptions(world.Store);
        var known = await subscriptions.ListAsync().FirstAsync();
        var wanted = new NewSubscription
        {
            Id = SubscriptionId.Of(new string('x', CustomerLimits.IdLength + 1)),
            Customer = known.Subscription.Customer,
            Plan = known.Subscription.Terms.Plan.Version,
            Start = RunWorld.Start.AddYears(9),
        };
        await subscriptions.CancelAsync(known.Subscription.Id, Now);

        var refused = await subscriptions.StartAsync(wanted, Now);
        var taken = await subscriptions.StartAsync(
            wanted with { Id = SubscriptionId.Of(new string('x', CustomerLimits.IdLength)) }, Now);

        refused.Refusal!.Code.Should().Be(ErrorCodes.MalformedText);
        taken.IsAccepted.Should().BeTrue();
    }

    [Theory]
    [InlineData("4242424242424242", true)]
    [InlineData("a\nb", false)]
    [InlineData("", false)]
    public async Task CreditsAndEvents_IdsThatNothingShows_AreRefused(string id, bool isTaken)
    {
        await using var world = new RunWorld { Provider = null };
        await world.PopulateAsync(1);
        var text = id.Length == 0 ? new string('x', CustomerLimits.IdLength + 1) : id;
        var grant = async () => await world.Store.ChangeAsync(
            new GrantCredit(text, RunWorld.Customer(0), Money.Of(1m, Currency.Usd), Now));
        var receive = async () => await world.Store.ChangeAsync(new ReceiveEvent("sandbox", text, "{}", Now));

        foreach (var done in new[] { grant, receive })
        {
            if (isTaken) (await done()).Should().BeTrue();
            else (await done.Should().ThrowAsync<BillingException>()).Which.Code.Should().Be(ErrorCodes.MalformedText);
        }
    }

    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("by phone, card 4242-4242-4242-4242")]
    public async Task Reasons_ThatHoldACardNumber_AreRefused(string reason)
    {
        await using var world = new RunWorld { Provider = null };
        await world.PopulateAsync(1);
        await world.RunAsync(RunWorld.Start);

        var taken = await world.Invoices().VoidAsync("INV-000001", reason, Now);
        var credited = await world.Invoices().CreditAsync("INV-000001", Now, reason: reason);

        taken.Refusal!.Code.Should().Be(ErrorCodes.MalformedText);
        credited.Refusal!.Code.Should().Be(ErrorCodes.MalformedText);
        (await world.InvoicesAsync()).Single().Status.Should().Be(InvoiceStatus.Final);
    }

    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("a\nb")]
    public void Stamp_OfNobodyWhoMayBeNamed_IsRefused(string by)
    {
        var stamp = () => new Stamp(RunWorld.Start, by);

        stamp.Should().Throw<BillingException>().Which.Code.Should().Be(ErrorCodes.MalformedText);
    }

    private static string Refused(Customer customer)
    {
        var thrown = Saving(customer).Should().Throw<BillingException>().Which;
        thrown.Code.Should().Be(ErrorCodes.MalformedText);
        return thrown.Message;
    }

    private static Func<SaveCustomer> Saving(Customer customer) => () => new SaveCustomer(customer, Now);

    private static Customer With(string part, string text)
    {
        var ada = new Customer { Id = CustomerId.Of("ada"), Name = "Ada", Address = Home };
        return part switch
        {
            "name" => ada with { Name = text },
            "line" => ada with { Address = Home with { Lines = [text] } },
            "city" => ada with { Address = Home with { City = text } },
            "postal code" => ada with { Address = Home with { PostalCode = text } },
            "region" => ada with { Address = Home with { Region = text } },
            "country" => ada with { Address = Home with { Country = text } },
            "tax id" => ada with { TaxIds = ValueMap.Of(KeyValuePair.Create("eu_vat", text)) },
            "kind of tax id" => ada with { TaxIds = ValueMap.Of(KeyValuePair.Create(text, "x")) },
            _ => ada with { ProviderIds = ValueMap.Of(KeyValuePair.Create("bank", text)) },
        };
    }

    private static ValueMap Entries(int count) =>
        ValueMap.Of([.. Enumerable.Range(0, count).Select(static i => KeyValuePair.Create($"kind {i}", "x"))]);

    private static ValueArray<string> Lines(int count) =>
        Enumerable.Range(0, count).Select(static i => $"line {i}").ToValueArray();
}
