using Monetize.Billing;
using Monetize.Billing.Auditing;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Verification;
using Monetize.Payments;
using Monetize.Storage;

namespace Monetize.Testing.Simulation;

/// <summary>All that stores and provider say at the end of a world, beside what its people know.</summary>
internal sealed class WorldFacts
{
    private WorldFacts(World world) => World = world;

    public World World { get; }

    public DateTimeOffset Now => World.Now;

    public List<StoredInvoice> Invoices { get; } = [];

    public List<InvoiceRow> InvoiceRows { get; private set; } = [];

    public List<CreditNoteRow> Notes { get; private set; } = [];

    public List<SettledRow> Settled { get; private set; } = [];

    public List<LedgerRow> Ledger { get; private set; } = [];

    public List<PaymentRow> Payments { get; private set; } = [];

    public List<PaymentAttemptRow> Attempts { get; private set; } = [];

    public List<MessageRow> Messages { get; private set; } = [];

    public List<InboxRow> Inbox { get; private set; } = [];

    public List<SettledPayment> Taken { get; } = [];

    /// <summary>What the provider holds of each payment.</summary>
    public Dictionary<PaymentId, PaymentStatus> Held { get; } = [];

    public required AuditFinding Audit { get; init; }

    public List<SubscriptionFacts> Subscriptions { get; } = [];

    public List<UsageRecord> Usage { get; } = [];

    public required UsageVerification Verification { get; init; }

    /// <summary>What the verification of a store says, which a host asks for.</summary>
    public required BillingVerification Recomputed { get; init; }

    public static async Task<WorldFacts> ReadAsync(World world)
    {
        var facts = new WorldFacts(world)
        {
            Audit = await world.Kept.VerifyAuditAsync().ConfigureAwait(false),
            Verification = await world.KeptUsage.VerifyAsync().ConfigureAwait(false),
            Recomputed = await new BillingVerifier(
                world.Kept,
                world.KeptUsage,
                new VerificationOptions { Run = world.Options, Provider = world.Sandbox })
                .VerifyAsync().ConfigureAwait(false),
            InvoiceRows = await RowsAsync<InvoiceRow>(world, InvoiceRow.Definition).ConfigureAwait(false),
            Notes = await RowsAsync<CreditNoteRow>(world, CreditNoteRow.Definition).ConfigureAwait(false),
            Settled = await RowsAsync<SettledRow>(world, SettledRow.Definition).ConfigureAwait(false),
            Ledger = await RowsAsync<LedgerRow>(world, LedgerRow.Definition).ConfigureAwait(false),
            Payments = await RowsAsync<PaymentRow>(world, PaymentRow.Definition).ConfigureAwait(false),
            Attempts = await RowsAsync<PaymentAttemptRow>(world, PaymentAttemptRow.Definition).ConfigureAwait(false),
            Messages = await RowsAsync<MessageRow>(world, MessageRow.Definition).ConfigureAwait(false),
            Inbox = await RowsAsync<InboxRow>(world, InboxRow.Definition).ConfigureAwait(false),
        };
        foreach (var row in facts.InvoiceRows)
        {
            facts.Invoices.Add((await world.Kept.FindInvoiceAsync(row.Number).ConfigureAwait(false))!);
        }

        foreach (var id in facts.Payments.Select(static row => new PaymentId(row.Id)))
        {
            facts.Held[id] = world.Sandbox.Find(id).Status;
        }

        await foreach (var payment in world.Sandbox.StreamSucceededAsync().ConfigureAwait(false))
        {
            facts.Taken.Add(payment);
        }

        facts.Usage.AddRange(await UsageAsync(world, new UsageRecordQuery()).ConfigureAwait(false));
        foreach (var subscription in world.Subscriptions.Values)
        {
            facts.Subscriptions.Add(await facts.FactsOfAsync(subscription).ConfigureAwait(false));
        }

        return facts;
    }

    private async Task<SubscriptionFacts> FactsOfAsync(Subscription subscription)
    {
        var stored = (await World.Kept.FindSubscriptionAsync(subscription.Id).ConfigureAwait(false))!;
        var read = await UsageAsync(World, new UsageRecordQuery
        {
            Customer = subscription.Customer,
            Until = new UsageWatermark(stored.Watermark),
        }).ConfigureAwait(false);
        return new SubscriptionFacts
        {
            Subscription = subscription,
            Due = [.. subscription.Due(subscription.Terms.Start.AddTicks(-1), Now)
                .Where(due => DueSchedule.BillAt(due, World.Grace) <= Now)],
            Invoices = Invoices.FindAll(stored => stored.Invoice.Subscription == subscription.Id),
            Read = read,
        };
    }

    private static async Task<List<TRow>> RowsAsync<TRow>(World world, BillingTable table)
        where TRow : class, IBillingRow
    {
        var rows = new List<TRow>();
        await foreach (var row in world.Kept.StreamAsync<TRow>(table).ConfigureAwait(false)) rows.Add(row);
        return rows;
    }

    private static async Task<List<UsageRecord>> UsageAsync(World world, UsageRecordQuery query)
    {
        var records = new List<UsageRecord>();
        await foreach (var record in world.KeptUsage.StreamAsync(query).ConfigureAwait(false)) records.Add(record);
        return records;
    }
}
