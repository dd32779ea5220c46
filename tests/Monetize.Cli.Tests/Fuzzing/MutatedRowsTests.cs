using System.Globalization;
using System.Text;
using Monetize.Catalogs.Json;
using Monetize.Cli.Statements;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Tests.Fuzzing;

public sealed class MutatedRowsTests
{
    private const int Files = 100;
    private const int RowsPerFile = 500;

    // A character that no mutation makes stands for bytes that are no text.
    private static readonly Encoding Utf8 = Encoding.GetEncoding(
        "utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback($"{NaiveRow.NotText}"));

    private static readonly Catalog Catalog = CatalogJson.Read(NaivePrice.Catalog).Catalog!;

    /// <summary>
    /// 100,000 rows in both formats: the same rows are bad, the same are duplicates, and what is left costs what a plain
    /// reading of the file says.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rate_OfMutatedRows_PricesWhatAPlainReadingDoes(bool isJson)
    {
        var (counted, bad, statements) = (0L, 0L, 0L);
        for (var seed = 0; seed < Files; seed++)
        {
            var file = new MutatedRows(seed).File(RowsPerFile, isJson);

            var (counts, lines) = Run(file, isJson);

            var expected = NaiveRun.Of(Utf8.GetString(file), isJson);
            lines.Except(expected).Should().BeEmpty($"the plain reading of seed {seed} has no more");
            expected.Except(lines).Should().BeEmpty($"the plain reading of seed {seed} has no less");
            lines.Should().OnlyHaveUniqueItems();
            counted += counts.Counted;
            bad += counts.Bad;
            statements += lines.Count - counts.Bad - 1;
        }

        counted.Should().BeGreaterThan(Files * RowsPerFile / 8, "the mutations leave much to price");
        bad.Should().BeGreaterThan(Files * RowsPerFile / 8, "and they break much");
        statements.Should().BeGreaterThan(Files);
    }

    private static (RowCounts Counts, List<string> Lines) Run(byte[] file, bool isJson)
    {
        var run = new RateRun(Catalog, new PlanBook(Catalog, plan: null, version: null));
        using var stream = new MemoryStream(file);
        RowReader reader = isJson
            ? new JsonRowReader(stream, new HashSet<string> { "region", "user" })
            : new CsvRowReader(stream);
        var lines = new List<string>();
        while (reader.Read())
        {
            if (run.Add(reader.Row) is not null) lines.Add($"bad {reader.Row.Line}");
        }

        lines.Add($"duplicates {run.Counts.Duplicates}");
        var statements = run.Statements().ToList();
        statements.Should().BeInAscendingOrder(statement => statement.Customer, StringComparer.Ordinal);
        lines.AddRange(statements.Select(statement => string.Create(
            CultureInfo.InvariantCulture,
            $"{statement.Customer} {statement.Month} {statement.Plan.Key} {statement.Statement?.Total.Amount:0.00}"))
            .Order(StringComparer.Ordinal));
        return (run.Counts, lines);
    }
}
