using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance;

/// <summary>
/// The contract of <see cref="Storage.IUsageStore"/> as behaviours that can be checked, whatever the test framework and
/// whoever wrote the store.
/// </summary>
/// <example>
/// <code>
/// public static TheoryData&lt;string&gt; Names => [.. UsageStoreKit.Behaviours.Select(behaviour => behaviour.Name)];
///
/// [Theory, MemberData(nameof(Names))]
/// public async Task Store_Keeps(string name)
/// {
///     await using var place = new MyStorePlace();
///     await UsageStoreKit.Find(name).CheckAsync(place);
/// }
/// </code>
/// </example>
public static class UsageStoreKit
{
    /// <summary>Every behaviour.</summary>
    public static IReadOnlyList<UsageStoreBehaviour> Behaviours { get; } =
    [
        .. AppendingBehaviours.All, .. IdentityBehaviours.All, .. TotalsBehaviours.All, .. PeriodsBehaviours.All,
        .. LevelsBehaviours.All, .. DimensionsBehaviours.All, .. CorrectionsBehaviours.All, .. ReadingBehaviours.All,
        .. RejectingBehaviours.All, .. WatermarksBehaviours.All, .. FoldingBehaviours.All, .. ReopeningBehaviours.All,
        .. WritersBehaviours.All, .. BoundsBehaviours.All,
    ];

    /// <summary>The behaviour with a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static UsageStoreBehaviour Find(string name) =>
        Behaviours.FirstOrDefault(behaviour => behaviour.Name == name)
        ?? throw new ArgumentException($"There is no behaviour {name}.", nameof(name));
}
