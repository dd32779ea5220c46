using Monetize.Billing.Documents;
using Monetize.Billing.Rows;

namespace Monetize.Billing.Reading;

/// <summary>A customer as a store keeps them.</summary>
public sealed record StoredCustomer
{
    /// <summary>The customer.</summary>
    public required Customer Customer { get; init; }

    /// <summary>When something is to be done for them, such as the next invoice; none where nothing is.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>Since when they are set aside and nothing is billed; none where they are not.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>Why, as a code such as <c>MON1908</c>; none where they are not set aside.</summary>
    public string? ParkedCode { get; init; }

    /// <summary>Why, for people; none where they are not set aside, or were forgotten since.</summary>
    public string? ParkedReason { get; init; }

    /// <summary>The id alone: names do not belong into logs.</summary>
    public override string ToString() => Customer.ToString();

    internal static StoredCustomer Of(CustomerRow row) => new()
    {
        Customer = CustomerDocument.Read(row.Document),
        NextDue = row.WakeAt,
        ParkedAt = row.ParkedAt,
        ParkedCode = row.ParkedCode,
        ParkedReason = row.ParkedReason,
    };
}
