using Monetize.TestSupport;

namespace Monetize.Cli.Tests;

/// <summary>Runs the tool in this process, as if its output were piped.</summary>
internal static class Tool
{
    /// <summary>The catalog of the samples: content-generation and ai-platform.</summary>
    public static string Catalog { get; } = Repository.PathTo("samples", "catalog.json");

    /// <summary>A catalog with two errors and a warning.</summary>
    public static string CatalogWithFaults { get; } = Repository.PathTo("samples", "catalog-with-faults.json");

    /// <summary>Runs a command.</summary>
    public static ProcessResult Run(params IReadOnlyList<string> arguments) => Run(isPlain: true, arguments);

    /// <summary>Runs a command, on a terminal where the output is not plain.</summary>
    public static ProcessResult Run(bool isPlain, params IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = MonetizeCli.Run(arguments, output, error, isPlain);
        return new ProcessResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Quotes a plan of the samples' catalog.</summary>
    public static ProcessResult Quote(string plan, params IReadOnlyList<string> arguments) =>
        Run(["quote", "--catalog", Catalog, "--plan", plan, .. arguments]);
}
