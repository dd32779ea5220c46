using System.Globalization;
using System.Text.Json;

namespace Monetize.KnownAnswers;

/// <summary>The fields of an input or of an expectation; every number is a decimal in text.</summary>
public sealed class CaseFields
{
    private readonly JsonElement _element;

    public CaseFields(JsonElement element) => _element = element;

    public IEnumerable<string> Names => _element.EnumerateObject().Select(property => property.Name);

    public bool Has(string name) => _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string name) => Has(name) ? TextOf(_element.GetProperty(name)) : null;

    public bool Flag(string name) => Has(name) && _element.GetProperty(name).GetBoolean();

    public decimal Number(string name) =>
        OptionalNumber(name) ?? throw new InvalidDataException($"The case has no {name}.");

    public decimal? OptionalNumber(string name) => Has(name) ? NumberOf(_element.GetProperty(name)) : null;

    public IReadOnlyList<decimal> Numbers(string name) =>
        [.. _element.GetProperty(name).EnumerateArray().Select(NumberOf)];

    public IReadOnlyList<CaseFields> Objects(string name) =>
        [.. _element.GetProperty(name).EnumerateArray().Select(element => new CaseFields(element))];

    public CaseFields Object(string name) => new(_element.GetProperty(name));

    public IReadOnlyDictionary<string, decimal> Map(string name) =>
        _element.GetProperty(name).EnumerateObject().ToDictionary(
            property => property.Name,
            property => NumberOf(property.Value),
            StringComparer.Ordinal);

    public Currency Currency => Text("currency") is { } code ? Currency.Of(code) : Currency.Usd;

    private static string TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static decimal NumberOf(JsonElement element) =>
        decimal.Parse(TextOf(element), NumberStyles.Float, CultureInfo.InvariantCulture);
}
