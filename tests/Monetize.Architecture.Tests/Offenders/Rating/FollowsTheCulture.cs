using System.Globalization;
using System.Text;

namespace Monetize.Architecture.Tests.Offenders;

public static class FollowsTheCulture
{
    public static CultureInfo Asks() => CultureInfo.CurrentCulture;

    public static string Prints(decimal value) => value.ToString();

    public static string PrintsFormatted(int value) => value.ToString("N0");

    public static string PrintsNullable(decimal? value) => value.ToString()!;

    public static string PrintsByNull(decimal value) => value.ToString((IFormatProvider?)null);

    public static string PrintsBoxed(object value) => value.ToString()!;

    public static string PrintsOpen<T>(T value) => value!.ToString()!;

    public static string Interpolates(decimal value) => $"costs {value}";

    public static string InterpolatesADate(DateOnly day) => $"on {day}";

    public static string InterpolatesFormatted(int value) => $"{value:N0} words";

    public static string InterpolatesOpen<T>(T value) => $"{value}.";

    public static string InterpolatesInside(decimal value, bool wide) =>
        string.Create(CultureInfo.InvariantCulture, $"a {(wide ? $"b {value:N2}" : "c")} d");

    public static string InterpolatesAround(decimal value, int count) =>
        $"{string.Create(CultureInfo.InvariantCulture, $"{count:N0} of")} {value}";

    public static void Appends(StringBuilder text, decimal value) => text.Append(value);

    public static void AppendsInterpolated(StringBuilder text, decimal value) => text.Append($"{value}.");

    public static void AppendsBoxed(StringBuilder text, decimal value) => text.Append((object)value);

    public static string Concatenates(decimal value) => "costs " + value;

    public static string Joins(decimal[] values) => string.Join(", ", values);

    public static string Formats(decimal value) => string.Format("{0}", value);

    public static string FormatsByNull(decimal value) => string.Format(null, "{0}", value);

    public static string FormatsByNullAndAnArgument(string format, decimal value) =>
        string.Format(null, format, value);

    public static string FormatsByNullAfterACulture(decimal value) =>
        string.Format(CultureInfo.InvariantCulture, "{0}", value) + string.Format(null, "{0}", value);

    public static void AppendsFormatByNull(StringBuilder text, decimal value) => text.AppendFormat(null, "{0}", value);

    public static string InterpolatesByNull(decimal value) => string.Create(null, $"{value}");

    public static string PrintsAPair(KeyValuePair<string, decimal> pair) => pair.ToString();

    public static string PrintsATuple((string Name, decimal Value) pair) => pair.ToString();

    public static string PrintsABoxedTuple(Tuple<string, DateTime> pair) => pair.ToString();

    public static string InterpolatesAPair(KeyValuePair<string, decimal> pair) => $"{pair}";

    public static object ChangesType(string text) => Convert.ChangeType(text, typeof(decimal));

    public static object ChangesTypeByNull(string text) => Convert.ChangeType(text, typeof(decimal), null);

    public static decimal ConvertsTextByNull(string text) => Convert.ToDecimal(text, null);

    public static string Converts(decimal value) => Convert.ToString(value);

    public static decimal ConvertsText(string text) => Convert.ToDecimal(text);

    public static decimal Reads(string text) => decimal.Parse(text);

    public static bool TriesToRead(string text) => int.TryParse(text, out _);

    public static int Compares(string left, string right) => string.Compare(left, right);

    public static int ComparesTo(string left, string right) => left.CompareTo(right);

    public static bool ComparesByName(string left, string right) => left.Equals(right, StringComparison.CurrentCulture);

    public static bool Starts(string text) => text.StartsWith("a");

    public static int Finds(string text) => text.IndexOf("a");

    public static string Raises(string text) => text.ToUpper();

    public static char RaisesOne(char letter) => char.ToUpper(letter);

    public static object Orders(IEnumerable<string> keys) => keys.OrderBy(key => key);

    public static object OrdersByTwo(IEnumerable<KeyValuePair<string, int>> pairs) =>
        pairs.OrderBy(p => (p.Value, p.Key));

    public static void Sorts(List<string> keys) => keys.Sort();

    public static object Keeps() => new SortedDictionary<string, int>();
}
