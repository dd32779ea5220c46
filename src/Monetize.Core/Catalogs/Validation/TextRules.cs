using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Catalogs.Validation;

/// <summary>Texts that customers see, and lists: nothing is without a bound.</summary>
internal static class TextRules
{
    /// <summary>Reports a text that is too long, or that no terminal, document or invoice can show.</summary>
    public static void Check(FaultCollector faults, string path, string what, string? text)
    {
        if (text is null) return;
        if (text.Length > CatalogLimits.TextLength)
        {
            faults.Add(
                ErrorCodes.TooMuch,
                path,
                $"{what} has {Figure.Of(text.Length)} characters.",
                $"Use at most {Figure.Of(CatalogLimits.TextLength)}.");
        }

        if (!PlainText.IsPrintable(text))
        {
            faults.Add(
                ErrorCodes.UnprintableText,
                path,
                $"{what} holds a control character, a line break or half of a surrogate pair.",
                "Write plain text on one line.");
        }
    }

    /// <summary>Reports a list that is too long, and says how many of its elements are looked at.</summary>
    public static int CheckCount(FaultCollector faults, string path, string what, int count, int limit)
    {
        if (count <= limit) return count;
        faults.Add(
            ErrorCodes.TooMuch,
            path,
            $"There are {Figure.Of(count)} {what}; those beyond {Figure.Of(limit)} were not looked at.",
            $"Use at most {Figure.Of(limit)}.");
        return limit;
    }

    /// <summary>Reports a part that is null.</summary>
    public static void ReportMissing(FaultCollector faults, string path, string what) => faults.Add(
        ErrorCodes.PartMissing,
        path,
        $"{what} is null.",
        "Give it a value, or take it out of its list.");

    /// <summary>Reports an enum value that has no name.</summary>
    public static void CheckDefined<T>(FaultCollector faults, string path, string what, T value)
        where T : struct, Enum
    {
        if (Enum.IsDefined(value)) return;
        faults.Add(
            ErrorCodes.UndefinedValue,
            path,
            $"{what} is {value.ToString("D")}, which has no meaning.",
            $"Use {string.Join(", ", Enum.GetNames<T>())}.");
    }
}
