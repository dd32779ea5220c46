using System.Globalization;
using System.Text;

namespace Monetize.Architecture.Tests.Offenders;

/// <summary>All of this is allowed in a pure folder.</summary>
public sealed class Innocent
{
    public static string Interpolates(decimal value, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"{position}: {value:N2} {(value > 0 ? $"{position}" : "none")}");

    public static string InterpolatesText(string text, int position, ulong count) => $"{text}[{position}] {count}";

    public static string InterpolatesAround(decimal value, string text) =>
        $"{text} {string.Create(CultureInfo.InvariantCulture, $"{value}")} {text}";

    public static void Appends(StringBuilder text, decimal value) =>
        text.Append(CultureInfo.InvariantCulture, $"{value}").Append('\n').Append(text.Length).Append("x");

    public static string Prints(decimal value, IFormatProvider culture) => value.ToString("N2", culture);

    public static string Formats(string name, decimal value) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1}", name, value)
        + (name == null ? "none" : string.Format(CultureInfo.InvariantCulture, name, value));

    public static string PrintsPair(KeyValuePair<string, int> pair, (string Name, DayOfWeek Day) tuple) =>
        $"{pair} {tuple}" + pair.ToString() + tuple.ToString();

    public static object ChangesType(string text) =>
        Convert.ChangeType(text, typeof(decimal), CultureInfo.InvariantCulture);

    public override int GetHashCode() => HashCode.Combine("a".GetHashCode(StringComparison.Ordinal), 1);

    public override bool Equals(object? obj) => obj is Innocent;

    public static string PrintsEnum<T>(T value)
        where T : struct, Enum => $"{value} {value.ToString("D")}";

    public static string PrintsInnocent(Innocent innocent) => innocent.ToString()!;

    public static bool Reads(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out value);

    public static object Orders(IEnumerable<string> keys, List<int> numbers)
    {
        numbers.Sort();
        return keys.OrderBy(key => key, StringComparer.Ordinal).ThenBy(key => key.Length).ToList();
    }

    public static bool Compares(string left, string right) =>
        left == right || left.Contains(right) || left.StartsWith(right, StringComparison.Ordinal)
        || left.StartsWith('a') || string.CompareOrdinal(left, right) < 0 || left.ToUpperInvariant() == "A";

    public static IEnumerable<int> Iterates()
    {
        yield return 1;
    }

    public static TimeSpan Period(DateTimeOffset start, DateTimeOffset end) => end - start;

    public static int Exchanges(ref int value) => Interlocked.Exchange(ref value, 1);

    public static string Hashes(byte[] data) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(data)) + Convert.ToString(data.Length);

    public static Guid Id(ReadOnlySpan<byte> bytes) => new(bytes);
}

/// <summary>Prints its decimal by itself: the generated PrintMembers is never called.</summary>
public sealed record InnocentRecord(decimal Amount)
{
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture);
}

public sealed record InnocentPlainRecord(string Name, int Count, InnocentRecord Inner, DayOfWeek? Day);

public abstract record InnocentBase
{
    public decimal Amount { get; init; }

    public sealed override string ToString() => "silent";
}

public sealed record InnocentLeaf(decimal Other) : InnocentBase;
