using Monetize.Testing.Conformance.Billing;

namespace Monetize.Testing.Conformance;

/// <summary>
/// The contract of <see cref="Monetize.Billing.IBillingStore"/> as behaviours that can be checked, whatever the test
/// framework and whoever wrote the store.
/// </summary>
/// <example>
/// <code>
/// public static TheoryData&lt;string&gt; Names => [.. BillingStoreKit.Behaviours.Select(behaviour => behaviour.Name)];
///
/// [Theory, MemberData(nameof(Names))]
/// public async Task Store_Keeps(string name)
/// {
///     await using var place = new MyStorePlace();
///     await BillingStoreKit.Find(name).CheckAsync(place);
/// }
/// </code>
/// </example>
public static class BillingStoreKit
{
    /// <summary>Every behaviour.</summary>
    public static IReadOnlyList<BillingStoreBehaviour> Behaviours { get; } =
    [
        .. CustomerBehaviours.All, .. PlanBehaviours.All, .. SubscriptionBehaviours.All, .. ClaimBehaviours.All,
        .. FinalizeBehaviours.All, .. NumberBehaviours.All, .. PaymentBehaviours.All,
        .. CorrectionDocumentBehaviours.All, .. CreditBehaviours.All, .. MessageBehaviours.All,
        .. DeliveryBehaviours.All, .. EventBehaviours.All, .. BookBehaviours.All, .. RestartBehaviours.All,
        .. RunBehaviours.All,
    ];

    /// <summary>The behaviour with a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static BillingStoreBehaviour Find(string name) =>
        Behaviours.FirstOrDefault(behaviour => behaviour.Name == name)
        ?? throw new ArgumentException($"There is no behaviour {name}.", nameof(name));
}
