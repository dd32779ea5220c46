using System.CommandLine;

namespace Monetize.Cli.Commands;

/// <summary><c>--customer ID</c>.</summary>
internal static class CustomerOption
{
    /// <summary>Makes the option; every customer unless given.</summary>
    public static Option<string?> Create() => new("--customer")
    {
        Description = "The one customer to show; all unless given.",
        HelpName = "ID",
    };
}
