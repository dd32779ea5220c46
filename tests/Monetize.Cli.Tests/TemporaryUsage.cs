using Monetize.TestSupport;

namespace Monetize.Cli.Tests;

/// <summary>A file of usage for one test, beside a catalog.</summary>
internal sealed class TemporaryUsage : IDisposable
{
    /// <summary>The columns that must be there.</summary>
    public const string Header = "key,customer,meter,quantity,time\n";

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryCatalog _catalog;

    /// <param name="text">The file.</param>
    /// <param name="extension"><c>csv</c> or <c>ndjson</c>.</param>
    /// <param name="catalog">The catalog; the one of every reading by default.</param>
    public TemporaryUsage(string text, string extension = "csv", TemporaryCatalog? catalog = null)
    {
        _catalog = catalog ?? TemporaryCatalog.OfEveryReading();
        Path = _folder.PathTo($"usage.{extension}");
        File.WriteAllText(Path, text);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The full path of the catalog.</summary>
    public string CatalogPath => _catalog.Path;

    /// <summary>Prices the file.</summary>
    public ProcessResult Rate(params IReadOnlyList<string> arguments) =>
        Tool.Run(["rate", "--catalog", _catalog.Path, "--usage", Path, .. arguments]);

    /// <summary>Prices rows of CSV with the plan of every reading, as CSV.</summary>
    public static ProcessResult RateRows(string rows, params IReadOnlyList<string> arguments)
    {
        using var usage = new TemporaryUsage(rows);
        string[] plan = arguments.Contains("--plan") ? [] : ["--plan", "all"];
        string[] format = arguments.Contains("--format") ? [] : ["--format", "csv"];
        return usage.Rate([.. plan, .. format, .. arguments]);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _catalog.Dispose();
    }
}
