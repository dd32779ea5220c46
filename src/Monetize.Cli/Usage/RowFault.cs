using Monetize.Cli.Output;

namespace Monetize.Cli.Usage;

/// <summary>Why a row cannot be read, in words that follow its line number.</summary>
internal static class RowFault
{
    public const string NotText = "the bytes are not UTF-8";
    public const string OpenQuote = "a quote is opened and not closed";
    public const string QuoteInField = "a quote stands inside of a field; put the field in quotes and write it twice";
    public const string TextAfterQuote = "there is text behind a closing quote";
    public const string CarriageReturn = "a carriage return stands outside of quotes";
    public const string NotJson = "this is not one JSON object";
    public const string HalfACharacter = "a text escapes half of a surrogate pair";

    public static string TooLong { get; } = $"the row has more than {Figures.Grouped(RowReader.RowLimit)} bytes";

    public static string FieldCount(int found, int expected) =>
        $"the row has {Counted(found)}, and the header {Counted(expected)}";

    public static string Unknown(string name) =>
        $"there is no property {Safe.Quoted(name)}; known are {UsageFields.Known}";

    public static string Twice(string name) => $"the property {Safe.Quoted(name)} is given twice";

    public static string WrongType(string name, string form) => $"the property {Safe.Quoted(name)} is not {form}";

    private static string Counted(int fields) => fields == 1 ? "1 field" : $"{Figures.Grouped(fields)} fields";
}
