using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>--plan KEY</c> and <c>--plan-version N</c>, and the plan version that they name.</summary>
internal sealed class PlanChoice
{
    /// <param name="description">What the plan is for.</param>
    /// <param name="isRequired">Whether a plan must be named.</param>
    public PlanChoice(string description, bool isRequired) => Key = new Option<string?>("--plan")
    {
        Description = description,
        HelpName = "KEY",
        Required = isRequired,
    };

    /// <summary>The key of the plan.</summary>
    public Option<string?> Key { get; }

    /// <summary>The version of the plan; the highest unless given.</summary>
    public Option<int?> Version { get; } = new("--plan-version")
    {
        Description = "The version of the plan; the highest unless given.",
        HelpName = "N",
        CustomParser = ReadVersion,
    };

    /// <summary>The plan version that the arguments name; null where they name none.</summary>
    /// <exception cref="CommandException">The catalog has no such plan, or no such version of it.</exception>
    public Plan? Find(Catalog catalog, ParseResult arguments) =>
        arguments.GetValue(Key) is { } key ? Find(catalog, key, arguments.GetValue(Version)) : null;

    /// <summary>A plan version; the highest where none is named.</summary>
    /// <exception cref="CommandException">The catalog has no such plan, or no such version of it.</exception>
    public static Plan Find(Catalog catalog, string key, int? version)
    {
        if (catalog.FindPlan(key, version) is { } plan) return plan;
        var versions = catalog.Plans.Where(other => other.Key == key).Select(other => other.Version).Order().ToList();
        if (versions.Count == 0) throw CommandException.BadArguments(NoPlan(catalog, key));
        var listed = Safe.Listed([.. versions.Select(known => known.ToString(CultureInfo.InvariantCulture))]);
        throw CommandException.BadArguments(string.Create(
            CultureInfo.InvariantCulture, $"The plan {Safe.Quoted(key)} has no version {version}; it has {listed}."));
    }

    private static string NoPlan(Catalog catalog, string key)
    {
        var keys = catalog.Plans.Select(plan => plan.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        return keys.Count == 0
            ? $"There is no plan {Safe.Quoted(key)}; the catalog has no plans."
            : $"There is no plan {Safe.Quoted(key)}; the catalog has {Safe.Listed(keys)}.";
    }

    private static int? ReadVersion(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1)
        {
            return version;
        }

        result.AddError($"{Safe.Quoted(text)} is not a plan version; write a whole number from 1.");
        return null;
    }
}
