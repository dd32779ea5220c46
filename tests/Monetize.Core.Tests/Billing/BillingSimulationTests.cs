using Monetize.Billing;
using Monetize.Storage;
using Monetize.Testing.Simulation;

namespace Monetize.Tests.Billing;

/// <summary>Worlds that are billed by several workers while stores and provider fail; the campaign runs more.</summary>
public sealed class BillingSimulationTests
{
    private const int Worlds = 20;
    private const int Operations = 200;

    [Fact]
    public async Task World_OfAnySeed_AddsUp()
    {
        var done = new List<BillingSimulationReport>();
        for (var seed = 1; seed <= Worlds; seed++) done.Add(await RunAsync((ulong)seed));

        done.Should().OnlyContain(static world => world.Invoices > 0);
        done.Sum(static world => world.Amended).Should().BePositive("something is given back before it is paid");
        done.Sum(static world => world.Events).Should().BeGreaterThan(Worlds, "the provider tells by itself");
        done.Sum(static world => world.Allowed).Should().BeGreaterThan(Worlds, "callers use what they may");
        done.Sum(static world => world.Refused).Should().BeGreaterThan(Worlds, "and are held to the limit");
    }

    /// <summary>
    /// Worlds in which usage was taken back that a credit note had given back before, and in which an invoice was taken
    /// back right after something of its subscription was settled without one, or after the last that there was: the
    /// verification found a difference. In 1593 more usage costs less than what was given back: the check found one.
    /// In 5291 a worker that was taken for dead asks for less while the customer is asked to confirm, in 5524 and 5878
    /// a plan changes at the very instant of a use, and in 6572 a run lasts for two days: there the check was wrong.
    /// In 11625 a worker that was taken for dead prepares a payment that was stopped and not found, which is harmless.
    /// In 300577 and 302630 one that was dead went on when the clock jumped, and in 300231 a call arrives a day late.
    /// </summary>
    [Theory]
    [InlineData(43)]
    [InlineData(155)]
    [InlineData(382)]
    [InlineData(561)]
    [InlineData(1007)]
    [InlineData(1593)]
    [InlineData(5291)]
    [InlineData(50828)]
    [InlineData(5524)]
    [InlineData(5878)]
    [InlineData(6572)]
    [InlineData(11625)]
    [InlineData(300231)]
    [InlineData(300577)]
    [InlineData(302630)]
    public async Task World_OfASeedThatDidNotAddUpOnce_AddsUp(int seed) =>
        (await RunAsync((ulong)seed)).Invoices.Should().BeGreaterThan(0);

    [Fact]
    public async Task World_OfOneSeed_IsTheSameEachTime() => (await RunAsync(7)).Should().Be(await RunAsync(7));

    private static async Task<BillingSimulationReport> RunAsync(ulong seed)
    {
        await using var store = new InMemoryBillingStore(id: "one");
        await using var usage = new InMemoryUsageStore();
        return await BillingSimulation.RunAsync(store, usage, seed, Operations);
    }
}
