namespace Monetize.Catalogs.Json.Prices;

/// <summary><c>{ "model": "per_unit", "unit_price" }</c>.</summary>
internal sealed class PerUnitForm : TypedPriceForm<PerUnitPrice>
{
    public PerUnitForm()
        : base("per_unit", "unit_price")
    {
    }

    public override Price Read(DocumentObject price) => Price.PerUnit(price.RequiredNumber("unit_price"));

    private protected override void Write(DocumentWriter writer, PerUnitPrice price) =>
        writer.Number("unit_price", price.UnitPrice);
}
