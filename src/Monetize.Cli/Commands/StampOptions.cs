using System.CommandLine;
using Monetize.Billing;

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
    public Stamp Read(ParseResult arguments) =>
        new(arguments.GetValue(At) ?? TimeProvider.System.GetUtcNow(), arguments.GetRequiredValue(By));
}
