using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Monetize.Architecture.Tests.Offenders;

public static class ReadsTheClock
{
    public static DateTime Utc() => DateTime.UtcNow;

    public static DateTime Local() => DateTime.Now;

    public static DateTimeOffset Instant() => DateTimeOffset.UtcNow;

    public static DateTimeOffset Injected(TimeProvider time) => time.GetUtcNow();

    public static long Elapsed() => Stopwatch.GetTimestamp();

    public static long Ticks() => Environment.TickCount64;

    public static DateTime Machine(DateTime time) => time.ToLocalTime();

    public static object Zone(TimeZoneInfo zone) => zone;
}

public static class ReadsTheMachine
{
    public static bool Exists(string path) => File.Exists(path);

    public static string? Variable() => Environment.GetEnvironmentVariable("X");

    public static void Prints() => Console.WriteLine("x");

    public static object Asks(HttpClient client) => client;

    public static void EndsLine(StringBuilder text) => text.AppendLine("x");

    public static IServiceProvider? Services { get; }
}

public static class RollsDice
{
    public static int Roll() => Random.Shared.Next();

    public static Guid Id() => Guid.NewGuid();

    public static Guid TimeId() => Guid.CreateVersion7();

    public static int OfText(string text) => text.GetHashCode();

    public static int OfTextByOrdinal(string text) => text.GetHashCode(StringComparison.Ordinal);

    public static int OfTextByComparer(string text) => StringComparer.Ordinal.GetHashCode(text);

    public static int OfAnything<T>(T value) => EqualityComparer<T>.Default.GetHashCode(value!);

    public static int Combined(int left, int right) => HashCode.Combine(left, right);

    public static int Secure() => RandomNumberGenerator.GetInt32(6);
}

public static class Waits
{
    public static async Task<int> Later(Task<int> task) => await task;

    public static ValueTask Soon() => default;

    public static void Locks(object gate)
    {
        lock (gate)
        {
        }
    }

    public static async IAsyncEnumerable<int> Streams([EnumeratorCancellation] CancellationToken token = default)
    {
        await Task.Yield();
        yield return 1;
    }
}
