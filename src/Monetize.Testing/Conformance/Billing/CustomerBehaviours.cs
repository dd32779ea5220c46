using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>Customers are kept, changed and forgotten.</summary>
internal static class CustomerBehaviours
{
    private static readonly Customer Whole = new()
    {
        Id = BillingScene.Ada,
        Name = "Zo\u00EB \U0001F9EE",
        Zone = "Europe/Paris",
        Address = new PostalAddress { Lines = ["1 Some Street"], City = "Town", PostalCode = "12345", Country = "FR" },
        TaxIds = ValueMap.Of(KeyValuePair.Create("eu_vat", "FR00000000000")),
        ProviderIds = ValueMap.Of(KeyValuePair.Create("sandbox", "cus_1")),
    };

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Customer_Saved_IsReadBack", async scene =>
        {
            Verdict.True(await SaveAsync(scene, Whole), "The first time the customer is new: this");
            Verdict.Equal(Whole, await scene.Store.FindCustomerAsync(BillingScene.Ada), "customer");
        }),
        BillingScene.Behaviour("Customer_SavedOnceMore_ChangesNothing", async scene =>
        {
            await SaveAsync(scene, Whole);
            var before = await scene.CountAsync();
            Verdict.True(!await SaveAsync(scene, Whole), "The second time they are not new: this");
            Verdict.Equal(before, await scene.CountAsync(), "rows");
        }),
        BillingScene.Behaviour("Customer_Changed_IsReplaced", async scene =>
        {
            await SaveAsync(scene, Whole);
            var changed = Whole with { Name = "Other", Address = null };
            await SaveAsync(scene, changed);
            Verdict.Equal(changed, await scene.Store.FindCustomerAsync(BillingScene.Ada), "customer");
        }),
        BillingScene.Behaviour("Customer_Unknown_IsNotFound", async scene =>
            Verdict.Equal(null, await scene.Store.FindCustomerAsync(BillingScene.Ada), "customer")),
        BillingScene.Behaviour("Customer_IdsThatDifferInCase_AreTwo", async scene =>
        {
            await SaveAsync(scene, Whole);
            await SaveAsync(scene, BillingScene.CustomerOf(CustomerId.Of("ADA")));
            Verdict.Equal(Whole, await scene.Store.FindCustomerAsync(BillingScene.Ada), "customer");
        }),
        BillingScene.Behaviour("Customer_Forgotten_IsKeptWithoutName", async scene =>
        {
            await SaveAsync(scene, Whole);
            var at = BillingScene.At(3);
            Verdict.True(
                await scene.Store.ChangeAsync(new ForgetCustomer(BillingScene.Ada, BillingScene.Stamped(at))),
                "There was something to forget: this");
            Verdict.Equal(Whole.Forget(at), await scene.Store.FindCustomerAsync(BillingScene.Ada), "customer");
            foreach (var row in await scene.RowsAsync<CustomerRow>(CustomerRow.Definition))
            {
                Verdict.True(!row.Document.Contains("Street", StringComparison.Ordinal), "No address is kept: this");
            }
        }),
        BillingScene.Behaviour("Customer_UnknownForgotten_IsRefused", async scene =>
            await BillingVerdict.RefusedAsync(
                scene,
                new ForgetCustomer(BillingScene.Ada, BillingScene.Stamped(BillingScene.At(1))),
                ErrorCodes.UnknownCustomer)),
        BillingScene.Behaviour("Customer_SavedByManyAtOnce_IsNewOnce", async scene =>
        {
            var news = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
                await SaveAsync(scene, Whole with { Name = $"Name {(char)('a' + writer)}" }))));
            Verdict.Equal(1, news.Count(isNew => isNew), "writers who made the customer");
            Verdict.True((await scene.Store.VerifyAuditAsync()).IsSound, "The audit log is sound: this");
        }),
    ];

    private static async Task<bool> SaveAsync(BillingScene scene, Customer customer) => await scene.Store
        .ChangeAsync(new SaveCustomer(customer, BillingScene.Stamped(BillingScene.At(1)))).ConfigureAwait(false);
}
