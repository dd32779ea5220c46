namespace Monetize.Catalogs.Json.Prices;

/// <summary><c>{ "model": "dynamic", "multiplier" }</c>.</summary>
internal sealed class DynamicForm : TypedPriceForm<DynamicPrice>
{
    public DynamicForm()
        : base("dynamic", "multiplier")
    {
    }

    public override Price Read(DocumentObject price) => Price.Dynamic(price.Number("multiplier") ?? 1m);

    private protected override void Write(DocumentWriter writer, DynamicPrice price)
    {
        if (price.Multiplier != 1m) writer.Number("multiplier", price.Multiplier);
    }
}
