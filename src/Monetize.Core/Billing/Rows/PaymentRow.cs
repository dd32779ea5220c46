using Monetize.Billing.Documents;
using Monetize.Payments;
using Monetize.Payments.Dunning;

namespace Monetize.Billing.Rows;

/// <summary>Where the collection of an invoice stands.</summary>
public sealed record PaymentRow : IBillingRow
{
    private static readonly string Refused = DocumentWords.PaymentStatuses.Write(PaymentStatus.Refused);

    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "payment",
        keyColumns: 1,
        Read,
        BillingTable.Text("id"), BillingTable.Number("version"), BillingTable.Text("customer"),
        BillingTable.Text("invoice"), BillingTable.Text("currency"), BillingTable.Number("amount_minor"),
        BillingTable.Text("provider_id"), BillingTable.Text("status"), BillingTable.Number("attempt"),
        BillingTable.Number("in_flight"), BillingTable.Text("stage"), BillingTable.Number("failures"),
        BillingTable.Instant("dunning_at"), BillingTable.Instant("next_step"), BillingTable.Text("decline_kind"),
        BillingTable.Text("decline_code"), BillingTable.Number("asked_minor"),
        BillingTable.Text("provider"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Id;

    /// <inheritdoc/>
    public long Version { get; init; } = 1;

    /// <summary>What names it on both sides.</summary>
    public required string Id { get; init; }

    /// <summary>Who pays.</summary>
    public required string Customer { get; init; }

    /// <summary>The number of the invoice.</summary>
    public required string Invoice { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>How much is owed, in minor units.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>The provider's object; none until it is prepared.</summary>
    public string? ProviderId { get; init; }

    /// <summary>What was last heard of it, as a word.</summary>
    public required string Status { get; init; }

    /// <summary>The number of the last attempt; 0 before the first.</summary>
    public long Attempt { get; init; }

    /// <summary>1 while its outcome is not known, else 0.</summary>
    public long InFlight { get; init; }

    /// <summary>Where the collection stands, as a word.</summary>
    public required string Stage { get; init; }

    /// <summary>How many attempts of the schedule have failed, or wait for the customer.</summary>
    public long Failures { get; init; }

    /// <summary>When dunning does something; none where it does not.</summary>
    public DateTimeOffset? DunningAt { get; init; }

    /// <summary>When something is to be done; none where nothing is.</summary>
    public DateTimeOffset? NextStep { get; init; }

    /// <summary>The kind of the last decline, as a word; none where there is none.</summary>
    public string? DeclineKind { get; init; }

    /// <summary>The provider's word for it; none where there is none.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>
    /// What the provider's object asks for, or has taken in, in minor units; none until it is prepared.
    /// </summary>
    public long? AskedMinor { get; init; }

    /// <summary>The name of the provider that has the object; none until it is prepared.</summary>
    public string? Provider { get; init; }

    /// <summary>The payment.</summary>
    /// <exception cref="FormatException">The row holds a word that is not known.</exception>
    public Payment ToPayment() => new()
    {
        Id = new PaymentId(Id),
        Customer = new CustomerId(Customer),
        InvoiceNumber = Invoice,
        Amount = Money.FromMinor(AmountMinor, Monetize.Currency.Of(Currency)),
        ProviderId = ProviderId,
        Status = DocumentWords.PaymentStatuses.Of(Status),
        Attempt = checked((int)Attempt),
        IsInFlight = InFlight != 0,
        Dunning = DunningState.Of(DocumentWords.DunningStages.Of(Stage), checked((int)Failures), DunningAt),
        NextStep = NextStep,
        Decline = DeclineKind is { } kind
            ? new Decline(DocumentWords.DeclineKinds.Of(kind), DeclineCode ?? "")
            : null,
        Provider = Provider,
        AskedFor = AskedMinor is { } asked ? Money.FromMinor(asked, Monetize.Currency.Of(Currency)) : null,
    };

    /// <summary>Whether it rests because the provider refused it.</summary>
    internal bool IsRefused => Status == Refused;

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Id);
        writer.Number(Version);
        writer.Text(Customer);
        writer.Text(Invoice);
        writer.Text(Currency);
        writer.Number(AmountMinor);
        writer.Text(ProviderId);
        writer.Text(Status);
        writer.Number(Attempt);
        writer.Number(InFlight);
        writer.Text(Stage);
        writer.Number(Failures);
        writer.Instant(DunningAt);
        writer.Instant(NextStep);
        writer.Text(DeclineKind);
        writer.Text(DeclineCode);
        writer.Number(AskedMinor);
        writer.Text(Provider);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"payment {Id}";

    private static PaymentRow Read(IRowReader reader) => new()
    {
        Id = reader.Filled(),
        Version = reader.Whole(),
        Customer = reader.Filled(),
        Invoice = reader.Filled(),
        Currency = reader.Filled(),
        AmountMinor = reader.Whole(),
        ProviderId = reader.Text(),
        Status = reader.Filled(),
        Attempt = reader.Whole(),
        InFlight = reader.Whole(),
        Stage = reader.Filled(),
        Failures = reader.Whole(),
        DunningAt = reader.Instant(),
        NextStep = reader.Instant(),
        DeclineKind = reader.Text(),
        DeclineCode = reader.Text(),
        AskedMinor = reader.Number(),
        Provider = reader.Text(),
    };

    internal static PaymentRow Of(Payment payment, long version = 1) => new()
    {
        Id = payment.Id.Value,
        Version = version,
        Customer = payment.Customer.Value,
        Invoice = payment.InvoiceNumber,
        Currency = payment.Amount.Currency.Code,
        AmountMinor = payment.Amount.ToMinor(),
        ProviderId = payment.ProviderId,
        Status = DocumentWords.PaymentStatuses.Write(payment.Status),
        Attempt = payment.Attempt,
        InFlight = payment.IsInFlight ? 1 : 0,
        Stage = DocumentWords.DunningStages.Write(payment.Dunning.Stage),
        Failures = payment.Dunning.Failures,
        DunningAt = payment.Dunning.NextStep,
        NextStep = payment.NextStep,
        DeclineKind = payment.Decline is { } decline ? DocumentWords.DeclineKinds.Write(decline.Kind) : null,
        DeclineCode = payment.Decline?.Code,
        AskedMinor = payment.AskedFor?.ToMinor(),
        Provider = payment.Provider,
    };
}
