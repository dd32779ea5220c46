using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Cli.Statements;
using Monetize.Cli.Usage;
using Monetize.Metering;

namespace Monetize.Cli.Tests.Statements;

public sealed class RowJudgeTests
{
    private static readonly Meter[] Meters =
    [
        Meter.Sum("sum", Unit.Word).WithDimensions("region"),
        Meter.Count("count", Unit.Call),
        Meter.Max("max", Unit.Gigabyte),
        Meter.WeightedSum("level", Unit.Gigabyte),
        Meter.UniqueCount("unique", "user"),
    ];

    private static readonly Gen<string> Text = Gen.Elements(
        "a", "acme", " ", " a", "\u00a0", "ü", "😀", "a\u0001", "\u007f", "'=1", new string('x', 200), new string('x', 201),
        new string('x', 202), new string('ü', 150), new string('ü', 201));

    private static readonly Gen<string> Maybe = Gen.Frequency((3, Gen.Constant("")), (1, Text));

    private static readonly Gen<string> Figure = Gen.Elements("1", "0", "-0", "-1", "2.5", "-0.5");

    /// <summary>The validator decides; the short way to a sound row never lets another one pass.</summary>
    [Fact]
    public void Fault_OfAnyRow_IsTheValidatorsAnswer() => Prop.ForAll(
        (from texts in Gen.ArrayOf(Text, 2)
         from meter in Gen.Elements(Meters)
         from quantity in Figure
         from money in Gen.ArrayOf(Gen.Frequency((3, Gen.Constant("")), (1, Figure)), 2)
         from maybe in Gen.ArrayOf(Maybe, 4)
         select (string[])[texts[0], texts[1], meter.Key, quantity, .. money, .. maybe]).ToArbitrary(),
        AgreesWithTheValidator).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static void AgreesWithTheValidator(string[] fields)
    {
        const string Header = "key,customer,meter,quantity,amount,cost,method,corrects,dimension.region,dimension.user,time\n";
        var row = string.Join(',', fields.Select(field => $"\"{field}\"")) + ",2026-11-01T00:00:00Z\n";
        var reader = new CsvRowReader(new MemoryStream(Encoding.UTF8.GetBytes(Header + row)));
        reader.Read().Should().BeTrue();
        RowReading.FiguresFault(reader.Row, out var figures).Should().BeNull();
        var meter = Meters.Single(known => known.Key == fields[2]);

        var fault = new RowJudge(Meters).Fault(reader.Row, meter, figures);

        var validator = new UsageValidator(Meters, AcceptanceWindow.Unbounded);
        var result = validator.Check(RecordOf(fields), default);
        fault.Should().Be(result.IsCounted ? null : $"{result.Code}: {result.Message}");
    }

    private static UsageRecord RecordOf(string[] fields) => new()
    {
        Key = new IdempotencyKey(Plain(fields[0])),
        Customer = new CustomerId(Plain(fields[1])),
        Meter = fields[2],
        Quantity = Number(fields[3])!.Value,
        Time = DateTimeOffset.UnixEpoch,
        Amount = Number(fields[4]),
        Cost = Number(fields[5]),
        Method = fields[6].Length > 0 ? Plain(fields[6]) : null,
        Corrects = fields[7].Length > 0 ? new IdempotencyKey(Plain(fields[7])) : null,
        Dimensions = Collections.ValueMap.Of(new[] { ("region", fields[8]), ("user", fields[9]) }
            .Where(field => field.Item2.Length > 0)
            .Select(field => KeyValuePair.Create(field.Item1, Plain(field.Item2)))),
    };

    private static string Plain(string field) => field == "'=1" ? "=1" : field;

    private static decimal? Number(string field) =>
        field.Length == 0 ? null : decimal.Parse(field, CultureInfo.InvariantCulture);
}
