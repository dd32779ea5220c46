using System.Collections.Immutable;

namespace Monetize.Catalogs.Json.Prices;

/// <summary>Every kind of price that a document may have. A new kind is one more entry.</summary>
internal static class PriceForms
{
    private static readonly ImmutableArray<PriceForm> All =
    [
        new FlatForm(), new PerUnitForm(), new PackageForm(), new GraduatedForm(), new VolumeForm(),
        new StairstepForm(), new PercentageForm(), new GraduatedPercentageForm(), new MatrixForm(), new DynamicForm(),
    ];

    public static IEnumerable<string> Models => All.Select(form => form.Model);

    /// <summary>The properties of all models, for a price whose model is not known.</summary>
    public static ImmutableArray<string> AllProperties { get; } =
        [.. All.SelectMany(form => form.Properties).Distinct()];

    public static PriceForm? Find(string model) => All.FirstOrDefault(form => form.Model == model);

    public static void Write(DocumentWriter writer, Price price)
    {
        if (!All.Any(form => form.TryWrite(writer, price)))
        {
            throw new ArgumentOutOfRangeException(nameof(price), price.GetType().Name, "A price without a form.");
        }
    }
}
