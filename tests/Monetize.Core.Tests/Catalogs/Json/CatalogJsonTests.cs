using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Catalogs;
using Monetize.Catalogs.Json;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.TestSupport;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Catalogs.Json;

public sealed class CatalogJsonTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly Meter ApiCalls = Meter.Count("api_calls", Unit.Call);

    [Fact]
    public void Document_OfTheDesign_GivesTheCatalogThatCodeDeclares()
    {
        var content = Plan.Create("content-generation", Currency.Usd, Every.Month)
            .Usage(Words).Graduated(t => t.UpTo(10_000, 0.01m).UpTo(100_000, 0.008m).Beyond(0.005m))
            .Build();
        var platform = Plan.Create("ai-platform", Currency.Usd, Every.Month).Recurring(49)
            .Includes(ApiCalls, 50_000).Overage.PerUnit(0.0005m)
            .Feature("support", "priority")
            .Build();
        var service = Service.Create("content-generation").Name("AI Content Generation")
            .Method("generate", Words)
            .Build();

        var reading = CatalogJson.Read(File.ReadAllBytes(
            Repository.PathTo("tests", "Monetize.Core.Tests", "Catalogs", "Valid", "content-and-platform.json")));

        reading.Faults.Should().BeEmpty();
        reading.Catalog.Should().Be(new Catalog
        {
            Services = [service],
            Meters = [Words, ApiCalls],
            Plans = [content, platform],
        });
    }

    [Fact]
    public void Catalog_WrittenAndRead_IsTheSame() =>
        Prop.ForAll(CatalogGenerators.Catalog.ToArbitrary(), catalog =>
        {
            var text = CatalogJson.Write(catalog);
            var again = CatalogJson.Parse(text);
            return again == catalog && CatalogJson.Write(again) == text;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Catalog_Written_HasOneForm()
    {
        var plan = Plan.Create("pro", Currency.Usd, Every.Months(3)).Version(2).Name("Zürich <Pro>")
            .OneTime(10.50m, "Setup")
            .Includes(ApiCalls, 50_000.0m).Overage.Package(1_000, 0.0000001m, 5m)
            .Unlimited(Words)
            .Feature("support", "24/7")
            .Build();

        CatalogJson.Write(Catalog.Of([plan])).Should().Be("""
            {
              "meters": [
                {
                  "key": "api_calls",
                  "unit": "call",
                  "aggregation": "count"
                },
                {
                  "key": "words",
                  "unit": "word",
                  "aggregation": "sum"
                }
              ],
              "plans": [
                {
                  "key": "pro",
                  "version": 2,
                  "name": "Zürich <Pro>",
                  "currency": "USD",
                  "period": "3 months",
                  "charges": [
                    {
                      "one_time": "10.5",
                      "name": "Setup"
                    },
                    {
                      "usage": "api_calls",
                      "included": "50000",
                      "price": {
                        "model": "package",
                        "package_size": "1000",
                        "package_price": "0.0000001",
                        "free_units": "5"
                      }
                    },
                    {
                      "usage": "words",
                      "limit": "none"
                    }
                  ],
                  "features": {
                    "support": "24/7"
                  }
                }
              ]
            }

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Catalog_WithErrors_IsNotWritten()
    {
        var write = () => CatalogJson.Write(new Catalog { Plans = [null!] });

        write.Should().Throw<CatalogException>();
    }

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("\"0.10\"", "0.1")]
    [InlineData("1e-12", "0.000000000001")]
    [InlineData("\"1E3\"", "1000")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Number_InAnyForm_IsReadExactly(string json, string expected)
    {
        var catalog = CatalogJson.Parse(OnePlan($"{{ \"one_time\": {json} }}"));

        catalog.Plans[0].Charges[0].Should().Be(new OneTimeCharge
        {
            Amount = decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    [Theory]
    [InlineData("day", IntervalUnit.Day, 1)]
    [InlineData("1 week", IntervalUnit.Week, 1)]
    [InlineData("3 months", IntervalUnit.Month, 3)]
    [InlineData("2 quarters", IntervalUnit.Quarter, 2)]
    [InlineData("10 year", IntervalUnit.Year, 10)]
    public void Period_InWords_IsRead(string text, IntervalUnit unit, int count)
    {
        var catalog = CatalogJson.Parse($$"""{ "plans": [{ "key": "p", "currency": "USD", "period": "{{text}}" }] }""");

        catalog.Plans[0].Period.Should().Be(new Interval(unit, count));
    }

    [Fact]
    public void Null_StandsForWhatIsNotGiven()
    {
        var catalog = CatalogJson.Parse("""
            { "services": null,
              "meters": [{ "key": "words", "unit": "word", "aggregation": "last", "dimensions": null }],
              "plans": [{ "key": "p", "version": null, "currency": "USD", "period": null, "features": { "a": null },
                "charges": [{ "usage": "words", "included": null, "limit": null,
                  "price": { "model": "volume", "tiers": [{ "up_to": null, "unit_price": 1 }] } }] }] }
            """);

        var expected = Plan.Create("p", Currency.Usd)
            .Usage(Meter.Last("words", Unit.Word)).Volume(t => t.Beyond(1m))
            .Build();
        catalog.Should().Be(Catalog.Of([expected]));
        catalog.Meters[0].Aggregation.Should().Be(Aggregation.Last);
    }

    [Theory]
    [InlineData("{\n  \"plans\": [,]\n}", "The text stops being JSON at line 2, column 13.")]
    [InlineData("{\"é\": x}", "The text stops being JSON at line 1, column 7.")]
    [InlineData("{\"plans\": [\n", "The document ends at line 2, column 1, inside of something.")]
    [InlineData("{\"a\": \"\\udc00\"}", "The text at line 1, column 7 escapes half of a surrogate pair.")]
    [InlineData("\ufeff{}", "The document begins with a byte order mark.")]
    public void Document_ThatIsNotJson_IsFaultyAtItsPlace(string text, string message)
    {
        var fault = CatalogJson.Read(text).Faults.Single();

        fault.Code.Should().Be(ErrorCodes.NotJson);
        fault.Message.Should().Be(message);
    }

    [Fact]
    public void Text_WithHalfASurrogatePair_IsNotSilentlyReplaced() =>
        CatalogJson.Read("{}\n \ud83d").Faults.Single().Message
            .Should().Be("There is half of a surrogate pair at line 2, column 2.");

    [Fact]
    public void Bytes_ThatAreNotUtf8_AreFaultyAtTheirPlace() =>
        CatalogJson.Read([(byte)'{', (byte)'\n', (byte)' ', 0xff]).Faults.Single().Message
            .Should().Be("The bytes at line 2, column 2 are not UTF-8.");

    [Theory]
    [InlineData(32, "MON1004")]
    [InlineData(33, "MON1011")]
    [InlineData(10_000, "MON1011")]
    public void Depth_AtItsLimit_IsReadUpToIt(int depth, string code)
    {
        var text = new string('[', depth) + new string(']', depth);

        CatalogJson.Read(text).Faults.Single().Code.Id.Should().Be(code);
    }

    [Theory]
    [InlineData("[", "]", "line 1, column 33")]
    [InlineData("{\"a\":\n", "}", "line 33, column 1")]
    public void Depth_BeyondItsLimit_IsToldAtItsPlace(string open, string close, string place)
    {
        var levels = Enumerable.Range(0, 40);

        CatalogJson.Read(string.Concat(levels.Select(_ => open)) + "1" + string.Concat(levels.Select(_ => close)))
            .Faults.Single().Message.Should().Be($"More than 32 objects and lists are nested at {place}.");
    }

    [Fact]
    public void Parse_OfAFaultyDocument_ThrowsAllFaults()
    {
        var utf8 = Encoding.UTF8.GetBytes(OnePlan("""{ "one_time": "x" }, { "one_time": -1 }"""));

        var parse = () => CatalogJson.Parse(utf8);

        parse.Should().Throw<CatalogException>().Which.Faults.Select(fault => fault.Code.Id)
            .Should().Equal("MON1005", "MON1104");
    }

    [Fact]
    public void Property_Misspelt_IsAskedFor() =>
        CatalogJson.Read("""{ "plan": [] }""").Faults.Single().Repair.Should().EndWith("Did you mean 'plans'?");

    [Fact]
    public void Warnings_DoNotRefuseTheCatalog()
    {
        var reading = CatalogJson.Read("""
            { "meters": [{ "key": "words", "unit": "word", "aggregation": "sum" }],
              "plans": [{ "key": "p", "currency": "USD",
                "charges": [{ "usage": "words", "price": { "model": "flat", "amount": 0 } }] }] }
            """);

        reading.Catalog.Should().NotBeNull();
        reading.Faults.Single().Code.Should().Be(ErrorCodes.FreeForEver);
    }

    [Fact]
    public void List_BeyondItsLimit_IsNotLookedAt()
    {
        var charges = string.Join(',', Enumerable.Repeat("{}", CatalogLimits.ChargesPerPlan + 500));

        var faults = CatalogJson.Read(OnePlan(charges)).Faults;

        faults.Should().HaveCount(CatalogLimits.ChargesPerPlan + 1);
        faults[^1].Code.Should().Be(ErrorCodes.TooMuch);
        faults[^1].Message.Should().StartWith("There are 750 charges;");
    }

    private static string OnePlan(string charges) =>
        $$"""{ "plans": [{ "key": "p", "currency": "USD", "charges": [{{charges}}] }] }""";
}
