using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Cli.Output;
using Monetize.Cli.Stores;
using Monetize.Invoicing;

namespace Monetize.Cli.Commands;

/// <summary>Which stores <c>monetize run-due</c> leaves to the application that owns them.</summary>
internal static class RunDueGuards
{
    // What the objects of the sandbox begin with; a payment does not say by another word who prepared it.
    private const string SandboxObject = "sandbox_";

    // The word of the account in a store, which never changes.
    private const string Cash = "cash";

    /// <summary>
    /// Refuses a store whose host bills in another way, by its last invoice: with another prefix its grace would be
    /// another too, and taxes are asked for by code of the host.
    /// </summary>
    /// <exception cref="CommandException">It is such a store.</exception>
    public static void RequireOwn(OpenBilling billing, bool namesPrefix)
    {
        if (OpenBilling.Wait(billing.Store.FindLastNumberAsync(billing.Options.Series)) is not { } last) return;
        var invoice = OpenBilling.Wait(billing.Store.FindInvoiceAsync(last))?.Invoice;
        if (invoice is null && !namesPrefix)
        {
            throw CommandException.BadArguments(
                $"The last invoice of this store is not {last}: the application that owns it sets another prefix. "
                    + "Give its settings with --config, or a file that names the prefix to change to.");
        }

        if (invoice?.Lines.Any(static line => line.Kind == InvoiceLineKind.Tax) != true) return;
        throw CommandException.BadArguments(
            $"{last} has taxes, and this command cannot ask for any. Let the application that owns the store run.");
    }

    /// <summary>
    /// Refuses the sandbox where another provider has prepared payments or moved money: it would play that what is
    /// owed in earnest is paid, and lose what the other one holds.
    /// </summary>
    /// <exception cref="CommandException">It is such a store.</exception>
    public static void RequireSandbox(OpenBilling billing, string sandbox)
    {
        foreach (var row in Rows<PaymentRow>(billing, PaymentRow.Definition))
        {
            if (row.ProviderId?.StartsWith(SandboxObject, StringComparison.Ordinal) != false) continue;
            throw Another($"The payment of {row.Invoice} was prepared as {Safe.Quoted(row.ProviderId)}");
        }

        foreach (var row in Rows<LedgerRow>(billing, LedgerRow.Definition))
        {
            if (row.Account != Cash || row.Subject == sandbox) continue;
            throw Another($"The ledger has {row.EntryId}, which the provider {Safe.Quoted(row.Subject)} took in");
        }
    }

    private static IEnumerable<TRow> Rows<TRow>(OpenBilling billing, BillingTable table)
        where TRow : class, IBillingRow => billing.Store.StreamAsync<TRow>(table).ToBlockingEnumerable();

    private static CommandException Another(string fact) => CommandException.BadArguments(
        $"{fact}, and the sandbox would only play that what is owed is paid. Leave out --provider, "
            + "and let the application that has the provider collect.");
}
