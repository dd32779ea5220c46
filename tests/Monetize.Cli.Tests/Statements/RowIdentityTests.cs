using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Cli.Statements;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Tests.Statements;

public sealed class RowIdentityTests
{
    private const string Header =
        "customer,meter,quantity,amount,cost,method,corrects,dimension.a,dimension.b,time,key\n";

    private static readonly string[] Texts = ["x", "y", "1"];
    private static readonly Gen<string> Text = Gen.Elements(Texts);
    private static readonly Gen<string> Maybe = Gen.Elements("", "", "x", "1");
    private static readonly Gen<string> Figure = Gen.Elements("1", "1.0", "-1", "0.10", "79228162514264337593543950335");
    private static readonly Gen<string> MaybeFigure = Gen.Elements("", "", "1", "01.00", "0");

    private static readonly Gen<string[]> Row =
        from texts in Gen.ArrayOf(Text, 2)
        from quantity in Figure
        from money in Gen.ArrayOf(MaybeFigure, 2)
        from maybe in Gen.ArrayOf(Maybe, 4)
        from time in Gen.Elements("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")
        select (string[])[.. texts, quantity, .. money, .. maybe, time, "k"];

    /// <summary>Mostly rows that differ in one field, or in none.</summary>
    private static readonly Gen<(string[] One, string[] Other)> Pair =
        from one in Row
        from other in Row
        from field in Gen.Choose(0, one.Length)
        select (one, one.Select((text, index) => index == field ? other[index] : text).ToArray());

    /// <summary>Two rows have one content where their records have, to which the time does not belong.</summary>
    [Fact]
    public void ContentOf_TwoRows_IsTheSameWhereTheirRecordsDoNotDiffer() => Prop.ForAll(
        Pair.ToArbitrary(),
        pair =>
        {
            var identity = new RowIdentity();
            var (one, content) = Read(pair.One, identity);
            var (other, again) = Read(pair.Other, identity);

            (content == again).Should().Be(other.DifferencesFrom(one).Count == 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void ContentOf_AnotherPlan_IsAnother()
    {
        var identity = new RowIdentity();
        string[] row = ["x", "y", "1", "", "", "", "", "", "", "2026-11-01T00:00:00Z", "k"];

        Read(row, identity, plan: 1).Content.Should().NotBe(Read(row, identity, plan: 2).Content);
    }

    private static (UsageRecord Record, Hash128 Content) Read(string[] fields, RowIdentity identity, int plan = 0)
    {
        var reader = new CsvRowReader(new MemoryStream(Encoding.UTF8.GetBytes(Header + string.Join(',', fields))));
        reader.Read().Should().BeTrue();
        RowReading.FiguresFault(reader.Row, out var figures).Should().BeNull();
        var content = identity.ContentOf(
            reader.Row, Array.IndexOf(Texts, fields[0]), plan, Array.IndexOf(Texts, fields[1]), figures);
        return (RowReading.RecordOf(reader.Row, figures), content);
    }
}
