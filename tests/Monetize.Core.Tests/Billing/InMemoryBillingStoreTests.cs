using Monetize.Billing;
using Monetize.Testing.Conformance;

namespace Monetize.Tests.Billing;

/// <summary>The store in memory keeps the contract of billing stores.</summary>
public sealed class InMemoryBillingStoreTests
{
    public static TheoryData<string> Behaviours => [.. BillingStoreKit.Behaviours.Select(behaviour => behaviour.Name)];

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task Memory_Keeps(string behaviour)
    {
        await using var place = new MemoryBillingPlace();
        await BillingStoreKit.Find(behaviour).CheckAsync(place);
    }

    [Fact]
    public void Kit_Behaviours_HaveNamesOfTheirOwnAndAreManyEnough()
    {
        BillingStoreKit.Behaviours.Select(behaviour => behaviour.Name).Should().OnlyHaveUniqueItems();
        BillingStoreKit.Behaviours.Count.Should().BeGreaterThanOrEqualTo(70);
    }

    /// <summary>A kit that finds nothing proves nothing: a store that loses every second change must fail it.</summary>
    [Theory]
    [InlineData("Customer_Saved_IsReadBack")]
    [InlineData("Finalize_Twice_SettlesOnce")]
    [InlineData("Audit_AfterAnEventfulYear_IsAChain")]
    public async Task Kit_StoreThatForgetsChanges_DoesNotConform(string behaviour)
    {
        await using var place = new ForgetfulBillingPlace();

        var check = () => BillingStoreKit.Find(behaviour).CheckAsync(place);

        await check.Should().ThrowAsync<Exception>();
    }

    [Fact]
    public void Store_WhenMade_SaysThatNothingStays()
    {
        var said = new List<string>();

        _ = new InMemoryBillingStore(said.Add);

        said.Should().ContainSingle().Which.Should().Contain("memory only");
    }
}
