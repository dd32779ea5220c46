using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary>Names and quantities that arguments give.</summary>
internal static class Given
{
    /// <summary>The name of a time zone that there is.</summary>
    /// <exception cref="CommandException">There is no such zone.</exception>
    public static string Zone(string name) => Find(name) is not null ? name : throw Unknown(name);

    /// <summary>The time zone of a name.</summary>
    /// <exception cref="CommandException">There is no such zone.</exception>
    public static TimeZoneInfo ZoneOf(string name) => Find(name) ?? throw Unknown(name);

    /// <summary>A text that is not blank.</summary>
    /// <exception cref="CommandException">It is blank.</exception>
    public static string NotBlank(string text, string what) => string.IsNullOrWhiteSpace(text)
        ? throw CommandException.BadArguments($"{what} is blank; write what the host calls it.")
        : text;

    /// <summary>A quantity that an option gives.</summary>
    /// <exception cref="CommandException">It is no number, or negative.</exception>
    public static decimal Quantity(string option, string text) =>
        Figures.Read(text, out var quantity) == FigureReading.Exact && quantity >= 0m
            ? quantity
            : throw CommandException.BadArguments(
                $"{Safe.Quoted(text)} of {option} is not a quantity; write digits with at most one point.");

    private static TimeZoneInfo? Find(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static CommandException Unknown(string name) => CommandException.BadArguments(
        $"There is no time zone {Safe.Quoted(name)}; write an IANA name such as Europe/Paris.");
}
