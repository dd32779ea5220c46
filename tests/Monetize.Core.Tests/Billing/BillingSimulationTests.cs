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
        for (var seed = 1; seed <= Worlds; seed++)
        {
            (await RunAsync((ulong)seed)).Invoices.Should().BeGreaterThan(0);
        }
    }

    /// <summary>
    /// Worlds in which a level came late that had been set before the subscription began, and in which a late period
    /// was read that the page had read of another customer only.
    /// </summary>
    [Theory]
    [InlineData(126)]
    [InlineData(253)]
    [InlineData(281)]
    [InlineData(1192)]
    [InlineData(1431)]
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
