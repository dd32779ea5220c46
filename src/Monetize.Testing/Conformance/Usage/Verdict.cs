using System.Globalization;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>What must be so, or the store does not conform.</summary>
internal static class Verdict
{
    public static void Equal<T>(T expected, T found, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw new ConformanceException($"{what}: expected {Shown(expected)}, found {Shown(found)}.");
        }
    }

    public static void Same<T>(IEnumerable<T> expected, IEnumerable<T> found, string what)
    {
        var (wanted, got) = (expected.ToList(), found.ToList());
        if (!wanted.SequenceEqual(got))
        {
            throw new ConformanceException(
                $"{what}: expected [{string.Join("; ", wanted.Select(Shown))}], "
                + $"found [{string.Join("; ", got.Select(Shown))}].");
        }
    }

    public static void True(bool condition, string what)
    {
        if (!condition) throw new ConformanceException($"{what} does not hold.");
    }

    public static async Task ThrowsAsync<TException>(Func<Task> action, string what)
        where TException : Exception
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }

        throw new ConformanceException($"{what}: expected {typeof(TException).Name}, and nothing was thrown.");
    }

    private static string Shown<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "nothing";
}
