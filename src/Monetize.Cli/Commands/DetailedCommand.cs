using System.CommandLine;

namespace Monetize.Cli.Commands;

/// <summary>A command whose help says more than one line.</summary>
internal sealed class DetailedCommand : Command
{
    /// <param name="name">The word on the command line.</param>
    /// <param name="description">One line, as the list of commands shows it.</param>
    /// <param name="details">What its own help says further, part for part, at most 80 columns wide.</param>
    public DetailedCommand(string name, string description, params IReadOnlyList<string> details)
        : base(name, description)
    {
        Details = string.Join("\n\n", details);
    }

    /// <summary>What its own help says further.</summary>
    public string Details { get; }
}
