using System.CommandLine;
using Monetize.Billing;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>--at INSTANT</c> and <c>--by NAME</c>: when something is done and by whom.</summary>
internal sealed class StampOptions
{
    /// <summary>When; now unless given.</summary>
    public Option<DateTimeOffset?> At { get; } = InstantOption.Create(
        "--at", "When it is decided, for the record and for what counts from it; now unless given.");

    /// <summary>Who.</summary>
    public Option<string> By { get; } = new("--by")
    {
        Description = "Who does it, for the audit log; nothing that tells a person.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "monetize",
    };

    /// <summary>What the arguments say.</summary>
    /// <exception cref="CommandException">Nobody is named.</exception>
    public Stamp Read(ParseResult arguments)
    {
        var by = arguments.GetRequiredValue(By);
        return string.IsNullOrWhiteSpace(by)
            ? throw CommandException.BadArguments("--by names nobody; leave it out, or say who does it.")
            : new Stamp(arguments.GetValue(At) ?? TimeProvider.System.GetUtcNow(), by);
    }
}
