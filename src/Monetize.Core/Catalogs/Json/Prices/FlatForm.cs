namespace Monetize.Catalogs.Json.Prices;

/// <summary><c>{ "model": "flat", "amount" }</c>.</summary>
internal sealed class FlatForm : TypedPriceForm<FlatPrice>
{
    public FlatForm()
        : base("flat", "amount")
    {
    }

    public override Price Read(DocumentObject price) => Price.Flat(price.RequiredNumber("amount"));

    private protected override void Write(DocumentWriter writer, FlatPrice price) =>
        writer.Number("amount", price.Amount);
}
