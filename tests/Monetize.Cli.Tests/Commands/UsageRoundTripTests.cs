using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Storage;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

/// <summary>What is exported and imported is the same records, whatever they say.</summary>
public sealed class UsageRoundTripTests
{
    private const string Catalog =
        """
        {
          "meters": [
            { "key": "level", "unit": "gigabyte", "aggregation": "weighted_sum", "dimensions": ["a", "b.c-d"] },
            { "key": "sum", "unit": "word", "aggregation": "sum", "dimensions": ["a"] }
          ]
        }
        """;

    private static readonly Gen<string> Text = Gen.Elements(
        "a", "=1+1", "+1", "-1", "@x", "'", "''", "'=1", "''=1", "'a", "a,b", "\"", "\"\"", "a\"b\"", "=\"a,b\"", " a ",
        "\u00a0x", "ü😀", "null", "0", "a'b", "#", "{}", "\\", "\\u0041", "'\"", "\u2028x", "\ufeffx", new string('ü', 200));

    private static readonly Gen<decimal> Positive = Gen.Elements(
        0m, 1m, 0.1m, 1.50m, 79228162514264337593543950335m, 7.9228162514264337593543950335m,
        0.0000000000000000000000000001m, 9007199254740993m, 1234567890123456789012345678m);

    private static readonly Gen<decimal> Any =
        from value in Positive
        from sign in Gen.Elements(1m, -1m)
        select sign * value;

    private static readonly Gen<decimal?> PositiveOrNone =
        Gen.Frequency((1, Gen.Constant((decimal?)null)), (2, Positive.Select(value => (decimal?)value)));

    private static readonly Gen<DateTimeOffset> Time =
        from microseconds in Gen.OneOf(
            Gen.Elements(0L, 1L, -1L, -62_135_596_800_000_000L, 253_370_764_799_999_999L),
            from day in Gen.Choose(-100_000, 1_000_000) from part in Gen.Choose(0, 999_999_999) select (day * 86_400_000_000L) + part)
        select DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private static readonly Gen<UsageRecord> Record =
        from key in Text
        from customer in Text
        from meter in Gen.Elements("level", "sum")
        from time in Time
        from corrects in Text.OrNull()
        from sign in Any
        from positive in Positive
        from method in Text.OrNull()
        from amount in PositiveOrNone
        from cost in PositiveOrNone
        from a in Text.OrNull()
        from b in Text.OrNull()
        let isCorrection = corrects is not null && corrects != key
        select new UsageRecord
        {
            Key = IdempotencyKey.Of(key),
            Customer = CustomerId.Of(customer),
            Meter = meter,
            Quantity = isCorrection || meter == "level" ? sign : positive,
            Time = time,
            Method = method,
            Amount = isCorrection ? -amount : amount,
            Cost = cost,
            Corrects = isCorrection ? IdempotencyKey.Of(corrects!) : null,
            Dimensions = ValueMap.Of(new[] { ("a", a), ("b.c-d", meter == "level" ? b : null) }
                .Where(value => value.Item2 is not null)
                .Select(value => KeyValuePair.Create(value.Item1, value.Item2!))),
        };

    public static TheoryData<string, string> FormatsAndCultures => new(
        from format in new[] { "csv", "ndjson" }
        from culture in UnderCulture.Names
        select (format, culture));

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public void Import_OfAnExport_IsTheSameRecords(string format) => Prop.ForAll(
        Record.ListOf(60).ToArbitrary(),
        records => ComesBack([.. records], format)).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Theory]
    [MemberData(nameof(FormatsAndCultures))]
    public void Import_OfAnExportUnderAnyCulture_IsTheSameRecordsAndFile(string format, string culture) => Prop.ForAll(
        Record.ListOf(60).ToArbitrary(),
        records =>
        {
            var file = ComesBack([.. records], format);
            using var under = new UnderCulture(culture);
            ComesBack([.. records], format).Should().Be(file);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3));

    /// <summary>Gives the text of the export.</summary>
    private static string ComesBack(List<UsageRecord> records, string format)
    {
        using var first = new TemporaryStore(new TemporaryCatalog(Catalog));
        using var second = new TemporaryStore(new TemporaryCatalog(Catalog));
        _ = first.With(store => store.AppendAsync(records).AsTask()).GetAwaiter().GetResult();
        var file = first.PathTo($"export.{format}");

        first.Usage("export", "--out", file).ToString().Should().Be("exit code 0\n\n");
        var import = Tool.Run(
            "usage", "import", file, "--db", second.Path, "--catalog", second.CatalogPath, "--strict");

        import.Error.Should().BeEmpty();
        import.Output.Should().Contain(" 0 duplicates\n0 conflicts, 0 rejected, 0 unreadable");
        AllOf(second).Should().Equal(AllOf(first)).And.NotBeEmpty();
        var text = File.ReadAllText(file);
        second.Usage("export", "--format", format).Output.Should().Be(text);
        return text;
    }

    private static List<UsageRecord> AllOf(TemporaryStore store) => store.With(async opened =>
    {
        var records = new List<UsageRecord>();
        await foreach (var record in opened.StreamAsync(new UsageRecordQuery())) records.Add(record);
        return records;
    }).GetAwaiter().GetResult();
}
