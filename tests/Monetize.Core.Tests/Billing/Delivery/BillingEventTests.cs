using System.Reflection;
using Monetize.Billing.Events;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Tests.Billing.Delivery;

/// <summary>Each name has one form, and each form one name.</summary>
public sealed class BillingEventTests
{
    private static readonly EventKind[] Declared =
    [
        .. typeof(EventKind).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null))
            .OfType<EventKind>(),
    ];

    [Fact]
    public void Kinds_AllThatAreDeclared_AreListedWithANameAndAFormOfTheirOwn()
    {
        EventKind.All.Should().BeEquivalentTo(Declared).And.NotBeEmpty();
        EventKind.All.Select(kind => kind.Name).Should().OnlyHaveUniqueItems();
        EventKind.All.Select(kind => kind.Form).Should().BeEquivalentTo(
            typeof(BillingEvent).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(BillingEvent)) && type != typeof(OtherEvent)));
    }

    /// <summary>A handler that is found by its type is found by its name as well.</summary>
    [Fact]
    public void Kinds_Each_IsNamedAsItsForm()
    {
        foreach (var kind in EventKind.All)
        {
            kind.Name.Replace(".", "", StringComparison.Ordinal).Should().Be(kind.Form.Name);
            BillingEvent.Of(Message(kind.Name)).Should().BeOfType(kind.Form);
        }
    }

    [Fact]
    public void Of_NameOfALaterVersion_IsAnOtherEvent() =>
        BillingEvent.Of(Message("Invoice.Framed")).Should().BeOfType<OtherEvent>().Which.Name.Should().Be(
            "Invoice.Framed");

    [Fact]
    public void Of_Message_ReadsWhatIsTold()
    {
        var created = (InvoiceCreated)BillingEvent.Of(Message(
            "Invoice.Created", ("currency", "EUR"), ("total", "119.00"), ("due", "19.00"), ("subscription", "sub-1")));

        created.Should().Match<InvoiceCreated>(invoice =>
            invoice.Id == "ada/7" && invoice.Number == "INV-000001" && invoice.Total == Money.Of(119m, Currency.Eur)
            && invoice.Due == Money.Of(19m, Currency.Eur) && invoice.Subscription == new SubscriptionId("sub-1"));
    }

    private static MessageRow Message(string name, params (string Key, string Value)[] data) => new()
    {
        Customer = "ada",
        Sequence = 7,
        At = RunWorld.Start,
        Name = name,
        Subject = "INV-000001",
        Data = DimensionText.Write(ValueMap.Of(data.Select(one => KeyValuePair.Create(one.Key, one.Value)))),
    };
}
