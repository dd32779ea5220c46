using System.Diagnostics;

namespace Monetize.Benchmarks.Ratios;

/// <summary>Times two variants in turns, so that whatever disturbs the machine disturbs both.</summary>
public static class Measurement
{
    public const double MaxSpread = 0.15;

    /// <summary>The median of the pairs' quotients, and the spread of the reference.</summary>
    /// <param name="subject">What is judged.</param>
    /// <param name="reference">What it is held against; it does the same work.</param>
    /// <param name="pairs">How many pairs of rounds, at least 9.</param>
    /// <param name="warmUp">How long each variant runs before, for the compiler's later tiers.</param>
    /// <param name="prepare">Goes before each run of either, and is not timed.</param>
    public static (double Quotient, double Spread) Compare(
        Action subject,
        Action reference,
        int pairs,
        TimeSpan warmUp,
        Action? prepare = null)
    {
        WarmUp(subject, warmUp, prepare);
        WarmUp(reference, warmUp, prepare);
        var quotients = new double[pairs];
        var references = new double[pairs];
        for (var i = 0; i < pairs; i++)
        {
            // The order alternates, so that neither always finds the caches of the other.
            var first = i % 2 == 0 ? Time(subject, prepare) : Time(reference, prepare);
            var second = i % 2 == 0 ? Time(reference, prepare) : Time(subject, prepare);
            references[i] = i % 2 == 0 ? second : first;
            quotients[i] = (i % 2 == 0 ? first : second) / references[i];
        }

        return (Median(quotients), Spread(references));
    }

    public static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>The distance between the quartiles, in parts of the median.</summary>
    public static double Spread(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / sorted[sorted.Length / 2];
    }

    private static void WarmUp(Action action, TimeSpan time, Action? prepare)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time) Time(action, prepare);
    }

    private static double Time(Action action, Action? prepare)
    {
        prepare?.Invoke();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
