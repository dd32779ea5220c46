namespace Monetize.Catalogs.Json.Prices;

/// <summary><c>{ "model": "package", "package_size", "package_price", "free_units", "rounding" }</c>.</summary>
internal sealed class PackageForm : TypedPriceForm<PackagePrice>
{
    public PackageForm()
        : base("package", "package_size", "package_price", "free_units", "rounding")
    {
    }

    public override Price Read(DocumentObject price) => new PackagePrice
    {
        Size = price.RequiredNumber("package_size"),
        PricePerPackage = price.RequiredNumber("package_price"),
        FreeUnits = price.Number("free_units") ?? 0m,
        Rounding = price.Word("rounding", Words.PackageRoundings, required: false, PackageRounding.Up),
    };

    private protected override void Write(DocumentWriter writer, PackagePrice price)
    {
        writer.Number("package_size", price.Size);
        writer.Number("package_price", price.PricePerPackage);
        if (price.FreeUnits != 0m) writer.Number("free_units", price.FreeUnits);
        if (price.Rounding != PackageRounding.Up) writer.Text("rounding", Words.PackageRoundings.Write(price.Rounding));
    }
}
