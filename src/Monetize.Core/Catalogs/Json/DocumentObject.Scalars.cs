using System.Text.Json;
using Monetize.Catalogs.Validation;
using Monetize.Errors;
using Monetize.Monetary;

namespace Monetize.Catalogs.Json;

internal sealed partial class DocumentObject
{
    /// <summary>What stands in for a figure that could not be read: neither free nor negative.</summary>
    private const decimal StandInFigure = 1m;

    private const string NumberForm = "a number, or a text with one such as \"0.0005\"";

    /// <summary>A text that must be given; null where it could not be read.</summary>
    public string? RequiredText(string name) => ReadText(name, required: true);

    /// <summary>A text, null where it is not given.</summary>
    public string? Text(string name) => ReadText(name, required: false);

    /// <summary>An exact number that must be given.</summary>
    public decimal RequiredNumber(string name) => ReadNumber(name, required: true) ?? StandInFigure;

    /// <summary>An exact number, null where it is not given.</summary>
    public decimal? Number(string name) => ReadNumber(name, required: false);

    /// <summary>A whole number; another one where it is not given.</summary>
    public int WholeNumber(string name, int otherwise)
    {
        if (TryPeekWholeNumber(name, otherwise, out var number) || IsMisspelt(name)) return number;
        _faults.AddUnreadable(
            ErrorCodes.WrongType,
            PathOf(name),
            $"{Quote.Of(name)} is {Shown(_values[name])}.",
            "Write a whole number such as 1, without quotes.");
        return otherwise;
    }

    /// <summary>A whole number, null where it is not given.</summary>
    public int? OptionalWholeNumber(string name) =>
        Has(name) || IsMisspelt(name) ? WholeNumber(name, (int)StandInFigure) : null;

    /// <summary>A whole number, or another one where none is given; false where what it says is not known.</summary>
    public bool TryPeekWholeNumber(string name, int otherwise, out int number)
    {
        number = otherwise;
        if (!Has(name)) return !IsMisspelt(name);
        var value = _values[name];
        if (value.ValueKind != JsonValueKind.Number
            || !ExactDecimal.TryParse(value.GetRawText(), out var exact)
            || !decimal.IsInteger(exact)
            || exact is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        number = (int)exact;
        return true;
    }

    /// <summary>A word of a list; a stand-in where it is not given or not known.</summary>
    public T Word<T>(string name, WordList<T> words, bool required, T otherwise)
        where T : struct, Enum
    {
        if (ReadText(name, required) is not { } text) return otherwise;
        if (words.TryRead(text, out var value)) return value;
        ReportWord(name, text, words.Words);
        return otherwise;
    }

    /// <summary>A word of a list, null where it is not given.</summary>
    public T? OptionalWord<T>(string name, WordList<T> words, T standIn)
        where T : struct, Enum =>
        Has(name) || IsMisspelt(name) ? Word(name, words, required: false, standIn) : null;

    /// <summary>Reports a text that is not one of those that a property may have.</summary>
    public void ReportWord(
        string name, string text, IEnumerable<string> words, string form = "one of") => ReportUnreadable(
        ErrorCodes.UnknownWord,
        name,
        $"{Quote.Of(name)} is {Quote.Of(text)}, which is not known.",
        $"Write {form} {Quote.Of(words)}.{Spelling.Question(text, words)}");

    private string? ReadText(string name, bool required)
    {
        const string Form = "a text in double quotes";
        if (!TryGet(name, required, Form, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        ReportType(PathOf(name), name, value, Form);
        return null;
    }

    private decimal? ReadNumber(string name, bool required)
    {
        if (!TryGet(name, required, NumberForm, out var value)) return IsMisspelt(name) ? StandInFigure : null;
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            ReportType(PathOf(name), name, value, NumberForm);
            return StandInFigure;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        if (ExactDecimal.TryParse(text, out var number)) return number;
        _faults.AddUnreadable(
            ErrorCodes.NotANumber,
            PathOf(name),
            $"{Quote.Of(name)} is {Shown(value)}, which is not a decimal number of at most 28 digits.",
            "Write digits with at most one point, such as 0.0005.");
        return StandInFigure;
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Quote.Of(value.GetRawText()),
        JsonValueKind.String => Quote.Of(value.GetString()),
        _ => KindOf(value),
    };
}
