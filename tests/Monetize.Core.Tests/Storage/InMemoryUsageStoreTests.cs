using Monetize.Storage;
using Monetize.Testing.Conformance;
using Monetize.Testing.Models;

namespace Monetize.Tests.Storage;

/// <summary>The store in memory keeps the contract of usage stores, and equals a naive list of records.</summary>
public sealed class InMemoryUsageStoreTests
{
    private const int OperationsPerSequence = 60;

    public static TheoryData<string> Behaviours => [.. UsageStoreKit.Behaviours.Select(behaviour => behaviour.Name)];

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task Memory_Keeps(string behaviour)
    {
        await using var place = new MemoryPlace();
        await UsageStoreKit.Find(behaviour).CheckAsync(place);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Memory_RandomOperations_EqualsANaiveList(int block)
    {
        for (var seed = block * 20; seed < (block + 1) * 20; seed++)
        {
            await using var place = new MemoryPlace();
            await UsageSimulation.RunAsync(place, (ulong)seed, OperationsPerSequence);
        }
    }

    [Fact]
    public void Kit_Behaviours_HaveNamesOfTheirOwnAndAreManyEnough()
    {
        UsageStoreKit.Behaviours.Select(behaviour => behaviour.Name).Should().OnlyHaveUniqueItems();
        UsageStoreKit.Behaviours.Count.Should().BeGreaterThanOrEqualTo(60);
    }

    /// <summary>
    /// A kit that finds nothing proves nothing: a store that counts each record twice must fail most of it.
    /// </summary>
    [Fact]
    public async Task Kit_StoreThatForgetsKeys_DoesNotConform()
    {
        await using var place = new ForgetfulPlace();
        var check = () => UsageStoreKit.Find("Append_KeyTwice_IsADuplicate").CheckAsync(place);

        await check.Should().ThrowAsync<ConformanceException>();
        var simulation = () => UsageSimulation.RunAsync(place, seed: 1, OperationsPerSequence);
        await simulation.Should().ThrowAsync<ConformanceException>().WithMessage("Seed 1, operation *");
    }

    private sealed class MemoryPlace : IUsageStorePlace
    {
        public bool IsDurable => false;

        public ValueTask<IUsageStore> OpenAsync(CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IUsageStore>(new InMemoryUsageStore());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Says that it is durable, and begins anew at each opening.</summary>
    private sealed class ForgetfulPlace : IUsageStorePlace
    {
        public bool IsDurable => true;

        public ValueTask<IUsageStore> OpenAsync(CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IUsageStore>(new ForgetfulStore());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
