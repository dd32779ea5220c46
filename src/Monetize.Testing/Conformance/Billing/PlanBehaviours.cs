using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Errors;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>A plan version that was published never changes.</summary>
internal static class PlanBehaviours
{
    private static readonly Plan Hybrid = Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(49m)
        .Includes(Scene.Calls, 1_000m).Overage.Graduated(t => t.UpTo(10_000m, 0.01m).Beyond(0.005m))
        .Build();

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Plan_Published_IsReadBack", async scene =>
        {
            var published = await scene.Store.ChangeAsync(Publish(Hybrid, BillingScene.Pro));
            Verdict.Same([PlanVersion.Of(Hybrid), PlanVersion.Of(BillingScene.Pro)], published, "published");
            Verdict.Equal(Hybrid, await scene.Store.FindPlanAsync(PlanVersion.Of(Hybrid)), "plan");
        }),
        BillingScene.Behaviour("Plan_PublishedOnceMore_ChangesNothing", async scene =>
        {
            await scene.Store.ChangeAsync(Publish(Hybrid));
            var before = await scene.CountAsync();
            Verdict.Same([], await scene.Store.ChangeAsync(Publish(Hybrid)), "published");
            Verdict.Equal(before, await scene.CountAsync(), "rows");
        }),
        BillingScene.Behaviour("Plan_Redefined_IsRefusedAndNothingIsPublished", async scene =>
        {
            await scene.Store.ChangeAsync(Publish(Hybrid));
            var other = Hybrid with { Minimum = 5m };
            await BillingVerdict.RefusedAsync(scene, Publish(BillingScene.Pro, other), ErrorCodes.PlanRedefined);
            Verdict.Equal(Hybrid, await scene.Store.FindPlanAsync(PlanVersion.Of(Hybrid)), "plan");
        }),
        BillingScene.Behaviour("Plan_NewVersion_StandsBesideTheOld", async scene =>
        {
            var second = Hybrid with { Version = 2, Minimum = 5m };
            await scene.Store.ChangeAsync(Publish(Hybrid));
            await scene.Store.ChangeAsync(Publish(second));
            Verdict.Equal(Hybrid, await scene.Store.FindPlanAsync(PlanVersion.Of(Hybrid)), "first");
            Verdict.Equal(second, await scene.Store.FindPlanAsync(PlanVersion.Of(second)), "second");
        }),
        BillingScene.Behaviour("Plan_PublishedByManyAtOnce_IsPublishedOnce", async scene =>
        {
            var published = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
                await scene.Store.ChangeAsync(Publish(Hybrid)))));
            Verdict.Equal(1, published.Sum(versions => versions.Count), "published versions of all writers");
        }),
    ];

    private static PublishPlans Publish(params ReadOnlySpan<Plan> plans) =>
        new([.. plans], BillingScene.Stamped(BillingScene.At(1)));
}
