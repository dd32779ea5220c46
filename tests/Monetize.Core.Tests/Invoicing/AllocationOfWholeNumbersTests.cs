using Monetize.Monetary;

namespace Monetize.Tests.Invoicing;

/// <summary>Splitting by whole weights is splitting by the same weights as decimals.</summary>
public sealed class AllocationOfWholeNumbersTests
{
    [Fact]
    public void ByLargestRemainder_WholeWeights_IsThatOfDecimals() => InvoiceGenerator.All(some =>
    {
        var weights = Enumerable.Range(0, some.Below(80) + 1)
            .Select(_ => some.Pick(0L, 1L, some.Below(100), some.Below(int.MaxValue), long.MaxValue / 100)).ToArray();
        if (weights.All(weight => weight == 0)) weights[0] = 1;
        var total = some.Pick(0L, 1L, some.Below(10_000), -some.Below(10_000), long.MaxValue, -long.MaxValue);
        var parts = new long[weights.Length];

        Allocation.ByLargestRemainder(total, weights, parts);

        decimal[] same = [.. weights.Select(weight => (decimal)weight)];
        return parts.SequenceEqual(Allocation.ByLargestRemainder(total, same));
    });
}
