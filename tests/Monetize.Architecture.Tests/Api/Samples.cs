using System.Diagnostics.CodeAnalysis;

namespace Monetize.Architecture.Tests.Api.Samples;

public delegate TResult? Sample<in T, out TResult>(T item, string? name = null)
    where T : notnull;

[Flags]
public enum SampleKind : byte
{
    None = 0,
    One = 1,
    [Obsolete("Write One.")]
    Two = 2,
}

public interface ISample<out T> : IDisposable
{
    static abstract T Default { get; }

    T? Find(string key);
}

public abstract record SampleBase
{
    private protected SampleBase()
    {
    }

    public abstract string Name { get; }

    protected virtual int? Guess(in int from) => from;
}

public sealed record SampleRecord(string First, decimal? Second = 1.5m) : SampleBase
{
    public required IReadOnlyList<string?> Items { get; init; }

    public Dictionary<string, List<int?>>? Optional { get; private set; }

    public override string Name => "sample";

    public override string ToString() => Name;
}

public readonly record struct SampleStruct<T>(T Value, int Count)
    where T : class, IComparable<T>, new();

public readonly ref struct SampleSpan
{
    public ReadOnlySpan<byte> Bytes => default;

    public ref readonly int At(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}

public static class SampleStatics
{
    public const int Most = 28;

    public const string? Nothing = null;

    public static readonly string[] Names = [];

    public static event EventHandler<string>? Changed
    {
        add { }
        remove { }
    }

    public static bool TryRead(string text, [NotNullWhen(true)] out object? value, ref int at, in decimal by)
    {
        value = null;
        return at < 0 && text.Length > by;
    }

    public static IEnumerable<(string Key, T? Value)> Pairs<T>(
        this IEnumerable<T> items, params ReadOnlySpan<int> picks)
        where T : struct => picks.IsEmpty ? [] : items.Select(item => ("", (T?)item));

    extension(SampleKind kind)
    {
        public bool IsOne => kind == SampleKind.One;

        public static SampleKind Best() => SampleKind.None;
    }

    public static string Say(
        DayOfWeek day = DayOfWeek.Friday, bool loud = true, TimeSpan pause = default, char end = '.') =>
        $"{day}{loud}{pause}{end}";
}

public sealed class SampleIndex<T>
{
    public T this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

    public static SampleIndex<T> operator +(SampleIndex<T> left, SampleIndex<T> right) => left ?? right;

    public static implicit operator string(SampleIndex<T> index) => $"{index}";

    public sealed class Nested<TInner>
    {
        public T? Outer { get; init; }

        public TInner Inner { get; set; } = default!;
    }
}
