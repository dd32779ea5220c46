using System.CommandLine;
using System.Text;
using Monetize.Cli.Output;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Commands;

/// <summary>An option that is an instant, such as <c>--from 2026-11-01T00:00:00Z</c>.</summary>
internal static class InstantOption
{
    /// <summary>Makes the option.</summary>
    public static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "INSTANT",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (InstantBytes.TryRead(Encoding.UTF8.GetBytes(text), out var ticks))
            {
                return new DateTimeOffset(ticks, TimeSpan.Zero);
            }

            result.AddError(
                $"{Safe.Quoted(text)} is not an instant of the years 1 to 9998; write it with Z or an offset, "
                    + "such as 2026-11-01T00:00:00Z.");
            return null;
        },
    };
}
