using Monetize.Architecture.Tests.Reading;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>
/// What a pure folder does not touch: the same input gives the same result on any machine, at any time. Instants,
/// zones, ids and texts are arguments; the shell fetches them.
/// </summary>
internal static class PureUses
{
    public const string Clock = "clock";
    public const string Io = "input and output";
    public const string Chance = "randomness";
    public const string Threads = "threads and tasks";
    public const string Host = "host";
    public const string Floating = "floating point";

    private static readonly Forbidden[] Table =
    [
        new(Clock, "System.DateTime::get_Now"),
        new(Clock, "System.DateTime::get_UtcNow"),
        new(Clock, "System.DateTime::get_Today"),
        new(Clock, "System.DateTime::ToLocalTime"),
        new(Clock, "System.DateTime::ToUniversalTime"),
        new(Clock, "System.DateTimeOffset::get_Now"),
        new(Clock, "System.DateTimeOffset::get_UtcNow"),
        new(Clock, "System.DateTimeOffset::get_LocalDateTime"),
        new(Clock, "System.DateTimeOffset::ToLocalTime"),
        new(Clock, "System.TimeProvider"),
        new(Clock, "System.Diagnostics.Stopwatch"),
        new(Clock, "System.TimeZoneInfo") { Folders = ["Subscriptions"] },
        new(Clock, "System.TimeZoneInfo::get_Local"),
        new(Clock, "System.TimeZoneInfo::FindSystemTimeZoneById"),
        new(Clock, "System.TimeZoneInfo::TryFindSystemTimeZoneById"),
        new(Clock, "System.TimeZoneInfo::ConvertTimeBySystemTimeZoneId"),
        new(Clock, "System.TimeZoneInfo::GetSystemTimeZones"),

        new(Io, "System.IO.*"),
        new(Io, "System.Net.*"),
        new(Io, "System.Console"),
        new(Io, "System.Diagnostics.Process"),
        new(Io, "System.AppContext"),
        new(Io, "System.AppDomain"),

        // An iterator asks which thread runs it, in code that the compiler writes.
        new(Io, "System.Environment") { Harmless = ["System.Environment::get_CurrentManagedThreadId"] },

        // Ends a line in the manner of the machine: Append('\n') is the same everywhere.
        new(Io, "System.Text.StringBuilder::AppendLine"),

        new(Chance, "System.Random"),
        new(Chance, "System.Guid::NewGuid"),
        new(Chance, "System.Guid::CreateVersion7"),
        new(Chance, "System.Security.Cryptography.RandomNumberGenerator"),

        new(Threads, "System.Threading.*")
        {
            Harmless =
            [
                "System.Threading.Interlocked", "System.Threading.Volatile", "System.Threading.LazyThreadSafetyMode",
            ],
        },
        new(Threads, "System.Collections.Generic.IAsyncEnumerable`1"),
        new(Threads, "System.IAsyncDisposable"),

        new(Host, "Microsoft.Extensions.*"),
        new(Host, "System.IServiceProvider"),

        // A forecast is an estimate, not money that someone owes.
        new(Floating, "System.Double") { Folders = ["Revenue"] },
        new(Floating, "System.Single") { Folders = ["Revenue"] },
        new(Floating, "System.Half") { Folders = ["Revenue"] },
    ];

    /// <summary>Forbidden uses in pure folders.</summary>
    public static IEnumerable<Finding> Find(BuiltAssembly assembly) =>
        from use in assembly.Uses
        where Folders.IsPure(use.At.Folder)
        from entry in Table
        let what = entry.Match(use)
        where what is not null
        select new Finding(entry.Rule, use.At.ToString(), $"uses {what}{Through(use, what)}");

    /// <summary>The call that brings a type in, such as Math.Pow for System.Double.</summary>
    private static string Through(Use use, string what) =>
        use.Member is null || what.StartsWith(use.Type.Name, StringComparison.Ordinal)
            ? ""
            : $" through {use.Type.Name}::{use.Member}";
}
