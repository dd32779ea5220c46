using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Hosting;
using Monetize.Invoicing;
using Monetize.Subscriptions;
using Monetize.Tests.Billing;

namespace Monetize.Tests.Hosting;

/// <summary>Taxes of a host: who answers is registered, how they are charged is configured.</summary>
public sealed class TaxedHostTests
{
    private static readonly CustomerId Ada = CustomerId.Of("ada");

    [Fact]
    public async Task Host_WithATaxProvider_InvoicesAndPreviewsAsConfigured()
    {
        var scene = new HostScene();
        var section = Section(("Billing:TaxRounding", "invoice"), ("Billing:PricesIncludeTax", "true"));
        using var host = scene.Build(services => services.AddMonetize(section, m => m
            .UseStores(MonetizeStores.InMemory())
            .AddPlan(RunWorld.Hybrid)
            .UseTaxProvider(_ => new TableTaxes(19m))));
        await host.StartAsync();
        await HostScene.SubscribeAsync(host.Services.GetRequiredService<IBillingStore>(), Ada);

        var preview = await host.Services.GetRequiredService<IInvoices>().PreviewAsync(SubscriptionId.Of("sub-ada"));
        var report = await host.Services.GetRequiredService<IBillingWork>().RunDueAsync(RunWorld.Start);

        var invoice = report.Invoices.Single();
        (invoice.TaxRounding, invoice.PricesIncludeTax).Should().Be((TaxRounding.PerInvoice, true));
        (invoice.Tax.Amount, invoice.Total.Amount).Should().Be((7.82m, 49m));
        preview.Value.Invoice!.Lines.Should().Equal(invoice.Lines);
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_TaxesThatAreNotKnownNow_AreLoggedWithCustomerAndCode()
    {
        var scene = new HostScene();
        var taxes = new TableTaxes(19m) { Failures = { [Ada] = new HttpRequestException("secret") } };
        using var host = scene.Build(services => services.AddMonetize(m => m
            .UseStores(MonetizeStores.InMemory())
            .AddPlan(RunWorld.Hybrid)
            .UseTaxProvider(taxes)));
        await host.StartAsync();
        await HostScene.SubscribeAsync(host.Services.GetRequiredService<IBillingStore>(), Ada);

        await host.Services.GetRequiredService<IBillingWork>().RunDueAsync(RunWorld.Start);

        var line = scene.Lines.Should().ContainSingle(line => line.Id.Id == 3005).Which;
        line.Text.Should().StartWith("Customer ada waits for a later run: MON1912 ").And.NotContain("secret");
        await host.StopAsync();
    }

    private static IConfigurationSection Section(params (string Path, string Value)[] written) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                written.Select(one => KeyValuePair.Create($"Monetize:{one.Path}", (string?)one.Value)))
            .Build()
            .GetSection("Monetize");
}
