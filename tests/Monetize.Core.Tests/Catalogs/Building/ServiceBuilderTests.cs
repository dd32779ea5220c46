using Monetize.Catalogs;

namespace Monetize.Tests.Catalogs.Building;

public sealed class ServiceBuilderTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly Meter Calls = Meter.Count("calls", Unit.Call);

    [Fact]
    public void Build_EveryWord_IsThatService()
    {
        var first = Plan.Create("payg", Currency.Usd, Every.Month).Usage(Words).PerUnit(0.01m).Build();
        var second = Plan.Create("payg", Currency.Usd, Every.Month).Version(2).Usage(Words).PerUnit(0.02m).Build();
        var pro = Plan.Create("pro", Currency.Usd, Every.Month).Recurring(5m).Build();

        var service = Service.Create("content-generation")
            .Name("Content").Description("Writes.").Domain("content.example")
            .Method("generate", Words, Calls)
            .Method("preview")
            .SoldUnder(first, second, pro)
            .Build();

        service.Should().Be(new Service
        {
            Key = "content-generation",
            Name = "Content",
            Description = "Writes.",
            Domain = "content.example",
            Methods =
            [
                new ServiceMethod { Name = "generate", Meters = [Words, Calls] },
                new ServiceMethod { Name = "preview" },
            ],
            Plans = ["payg", "pro"],
        });
        (service.ToString(), service.Methods[0].ToString()).Should().Be(("content-generation", "generate"));
    }

    [Fact]
    public void AnyStep_KeptAndContinuedTwice_LeavesTheBeginningAsItWas()
    {
        var start = Service.Create("any").Method("one");

        var named = start.Name("A").Method("two").Build();
        var plain = start.Build();

        named.Methods.Should().HaveCount(2);
        (plain.Methods.Count, plain.Name).Should().Be((1, null));
    }

    [Fact]
    public void Build_WithFaults_IsRefused()
    {
        var build = () => Service.Create("no key!").Method("one").Method("one").Build();

        build.Should().Throw<CatalogException>().Which.Faults.Should().HaveCountGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void AnyWord_Nothing_Throws()
    {
        var service = () => Service.Create(null!);
        var method = () => Service.Create("any").Method(null!);

        service.Should().Throw<ArgumentNullException>();
        method.Should().Throw<ArgumentNullException>();
    }
}
