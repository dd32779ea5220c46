namespace Monetize.Catalogs.Json.Prices;

/// <summary>A form whose prices are of one type.</summary>
internal abstract class TypedPriceForm<TPrice> : PriceForm
    where TPrice : Price
{
    private protected TypedPriceForm(string model, params string[] properties)
        : base(model, properties)
    {
    }

    public sealed override bool TryWrite(DocumentWriter writer, Price price)
    {
        if (price is not TPrice own) return false;
        writer.Text("model", Model);
        Write(writer, own);
        return true;
    }

    private protected abstract void Write(DocumentWriter writer, TPrice price);
}
