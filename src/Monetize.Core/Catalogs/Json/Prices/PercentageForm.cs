namespace Monetize.Catalogs.Json.Prices;

/// <summary>
/// <c>{ "model": "percentage", "rate_percent", "fixed_amount_per_event", "free_events", "free_amount",
/// "per_transaction_min", "per_transaction_max" }</c>.
/// </summary>
internal sealed class PercentageForm : TypedPriceForm<PercentagePrice>
{
    public PercentageForm()
        : base(
            "percentage",
            "rate_percent",
            "fixed_amount_per_event",
            "free_events",
            "free_amount",
            "per_transaction_min",
            "per_transaction_max")
    {
    }

    public override Price Read(DocumentObject price) => new PercentagePrice
    {
        RatePercent = price.RequiredNumber("rate_percent"),
        FixedAmountPerRecord = price.Number("fixed_amount_per_event") ?? 0m,
        FreeRecords = price.OptionalWholeNumber("free_events"),
        FreeAmount = price.Number("free_amount"),
        RecordMinimum = price.Number("per_transaction_min"),
        RecordMaximum = price.Number("per_transaction_max"),
    };

    private protected override void Write(DocumentWriter writer, PercentagePrice price)
    {
        writer.Number("rate_percent", price.RatePercent);
        if (price.FixedAmountPerRecord != 0m) writer.Number("fixed_amount_per_event", price.FixedAmountPerRecord);
        if (price.FreeRecords is { } records) writer.WholeNumber("free_events", records);
        writer.OptionalNumber("free_amount", price.FreeAmount);
        writer.OptionalNumber("per_transaction_min", price.RecordMinimum);
        writer.OptionalNumber("per_transaction_max", price.RecordMaximum);
    }
}
