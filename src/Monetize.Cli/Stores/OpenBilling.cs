using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Cli.Output;
using Monetize.Errors;
using Monetize.Storage;

namespace Monetize.Cli.Stores;

/// <summary>Billing and usage of one store, which a command waits for: the tool does one thing at a time.</summary>
internal sealed class OpenBilling : IDisposable
{
    /// <param name="store">The store of billing, which is closed with this.</param>
    /// <param name="usage">The store of usage, likewise.</param>
    /// <param name="options">How it is billed; by the defaults where null.</param>
    public OpenBilling(IBillingStore store, IUsageStore usage, BillingRunOptions? options)
    {
        Options = options ?? new BillingRunOptions();
        Store = store;
        Usage = usage;
        Customers = new BillingCustomers(store);
        Subscriptions = new BillingSubscriptions(store, Options);
        Invoices = new BillingInvoices(store, usage, options: Options);
    }

    /// <summary>The store of billing.</summary>
    public IBillingStore Store { get; }

    /// <summary>The store of usage.</summary>
    public IUsageStore Usage { get; }

    /// <summary>How it is billed.</summary>
    public BillingRunOptions Options { get; }

    /// <summary>Its customers.</summary>
    public ICustomers Customers { get; }

    /// <summary>Its subscriptions.</summary>
    public ISubscriptions Subscriptions { get; }

    /// <summary>Its invoices.</summary>
    public IInvoices Invoices { get; }

    /// <summary>The published plan versions, as a catalog.</summary>
    public Catalog Plans()
    {
        var plans = new List<Plan>();
        foreach (var row in Store.StreamAsync<PlanRow>(PlanRow.Definition).ToBlockingEnumerable())
        {
            var version = new PlanVersion(row.PlanKey, checked((int)row.PlanNumber));
            plans.Add(Wait(Store.FindPlanAsync(version))!);
        }

        return Catalog.Of(plans);
    }

    /// <summary>What a call gives.</summary>
    public static T Wait<T>(ValueTask<T> call) => call.AsTask().GetAwaiter().GetResult();

    /// <summary>What a call gives that may be refused.</summary>
    /// <exception cref="CommandException">It was refused; naming what is not there is a wrong argument.</exception>
    public static T Wait<T>(ValueTask<BillingResult<T>> call)
        where T : notnull
    {
        var result = call.AsTask().GetAwaiter().GetResult();
        if (result.IsAccepted) return result.Value;
        var code = result.Refusal.Code;
        var isUnknown = code == ErrorCodes.UnknownCustomer || code == ErrorCodes.UnknownSubscription
            || code == ErrorCodes.UnknownInvoice || code == ErrorCodes.PlanNotPublished;
        throw new CommandException(
            isUnknown ? ExitCode.BadArguments : ExitCode.Failed, $"{code}: {result.Refusal.Message}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Usage.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
