using System.Globalization;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Billing.Events;

/// <summary>
/// Something that happened to what is billed: a closed family, one sealed record for each name, such as
/// <see cref="InvoicePaid"/> for <c>Invoice.Paid</c>.
/// </summary>
/// <remarks>
/// Immutable. It is handed on at least once and in order for one customer, so a handler may meet it again: what it did
/// for an <see cref="Id"/> it need not do twice.
/// </remarks>
public abstract record BillingEvent
{
    private protected BillingEvent(MessageRow message)
    {
        Name = message.Name;
        Customer = new CustomerId(message.Customer);
        Sequence = message.Sequence;
        At = message.At;
        Subject = message.Subject;
        Data = DimensionText.Read(message.Data);
    }

    /// <summary>What happened, such as <c>Invoice.Paid</c>.</summary>
    public string Name { get; }

    /// <summary>To whom.</summary>
    public CustomerId Customer { get; }

    /// <summary>Its place among the events of the customer, from 1 without gaps.</summary>
    public long Sequence { get; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; }

    /// <summary>To what, such as the number of the invoice.</summary>
    public string Subject { get; }

    /// <summary>What else belongs to it. Amounts are in major units, in the invariant culture.</summary>
    public ValueMap Data { get; }

    /// <summary>What makes the event itself, the same each time that it is handed on.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Customer}/{Sequence}");

    /// <summary>Name and id.</summary>
    public sealed override string ToString() => $"{Name} {Id}";

    /// <summary>The event of a message; <see cref="OtherEvent"/> where this version knows no such name.</summary>
    internal static BillingEvent Of(MessageRow message) =>
        EventKind.Find(message.Name)?.Read(message) ?? new OtherEvent(message);

    private protected Money AmountOf(string key) => Money.Of(
        decimal.Parse(Data[key], NumberStyles.Number, CultureInfo.InvariantCulture), Currency.Of(Data["currency"]));

    private protected string? TextOf(string key) => Data.TryGetValue(key, out var text) ? text : null;
}
