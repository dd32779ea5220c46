using FsCheck;
using FsCheck.Fluent;
using Monetize.Testing;

namespace Monetize.Tests.Generators;

/// <summary>Properties over the public generator. What FsCheck prints on a failure is the seed.</summary>
internal static class Seeds
{
    /// <summary>Each kind of price, for theories.</summary>
    public static TheoryData<PriceKind> Kinds => [.. Enum.GetValues<PriceKind>()];

    /// <summary>The kinds that price one quantity, and so go with an allowance.</summary>
    public static TheoryData<PriceKind> KindsOfQuantity =>
    [
        PriceKind.Flat, PriceKind.PerUnit, PriceKind.Package, PriceKind.Graduated, PriceKind.Volume,
        PriceKind.Stairstep, PriceKind.GraduatedPercentage,
    ];

    /// <summary>Checks that something holds for many seeds.</summary>
    public static void All(FigureRange range, Func<CatalogGenerator, bool> holds, int cases = 1_000) =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed => holds(new CatalogGenerator((ulong)seed, range)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    /// <summary>The same values in an order that follows from a seed.</summary>
    public static IReadOnlyList<T> Shuffled<T>(ulong seed, IEnumerable<T> values)
    {
        var random = new Random((int)(seed % int.MaxValue));
        return [.. values.OrderBy(_ => random.Next())];
    }
}
