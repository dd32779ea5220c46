namespace Monetize.Catalogs.Json;

/// <summary>What becomes of a quantity: <c>{ "operation": "divide", "factor", "rounding", "digits" }</c>.</summary>
internal static class TransformForm
{
    private const string Divide = "divide";

    private static readonly string[] Known = ["operation", "factor", "rounding", "digits"];

    public static QuantityTransform? Read(DocumentObject? transform, string path)
    {
        if (transform is null) return null;
        transform.Place(path, "The transform", Known);
        if (transform.RequiredText("operation") is { } word and not Divide)
        {
            transform.ReportWord("operation", word, [Divide]);
        }

        return new QuantityTransform
        {
            Factor = transform.RequiredNumber("factor"),
            Rounding = transform.OptionalWord("rounding", Words.Roundings, RoundingMode.Up),
            Digits = transform.WholeNumber("digits", otherwise: 0),
        };
    }

    public static void Write(DocumentWriter writer, QuantityTransform transform)
    {
        writer.Text("operation", Divide);
        writer.Number("factor", transform.Factor);
        if (transform.Rounding is { } rounding) writer.Text("rounding", Words.Roundings.Write(rounding));
        if (transform.Digits != 0) writer.WholeNumber("digits", transform.Digits);
    }
}
