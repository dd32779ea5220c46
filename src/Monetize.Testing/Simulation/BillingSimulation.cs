using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Testing.Conformance;

namespace Monetize.Testing.Simulation;

/// <summary>
/// A world that is billed: customers in several zones who subscribe, use, change, pay and do not pay; several workers
/// of one store who run its billing at the same time and die; and one call in twenty of stores and provider that fails.
/// After it everything must add up.
/// </summary>
/// <remarks>
/// One seed gives one world on every machine: whoever has a turn is chosen by it, one at a time. A failing seed is a
/// test case of its own.
/// </remarks>
public sealed class BillingSimulation
{
    private readonly World _world;
    private readonly WorldRuns _runs;
    private readonly WorldInbox _inbox;
    private readonly WorldCalls _calls;
    private readonly WorldWork _work;
    private readonly UsageDeeds _usage;
    private readonly SubscriptionDeeds _subscriptions;
    private readonly MoneyDeeds _money;
    private readonly Dictionary<string, InvoiceRow> _seen = new(StringComparer.Ordinal);

    private BillingSimulation(World world)
    {
        _world = world;
        _runs = new WorldRuns(world);
        _inbox = new WorldInbox(world);
        _calls = new WorldCalls(world);
        _work = new WorldWork(world, _runs, new WorldMessages(world), _inbox, _calls);
        _usage = new UsageDeeds(world);
        _subscriptions = new SubscriptionDeeds(world);
        _money = new MoneyDeeds(world, _inbox);
    }

    /// <summary>Lets a world live, comes to an end of everything that is due, and checks it.</summary>
    /// <param name="store">An empty store of billing, which the caller closes.</param>
    /// <param name="usage">An empty store of usage, which the caller closes.</param>
    /// <param name="seed">What the world follows from.</param>
    /// <param name="operations">How much happens in it.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="ConformanceException">
    /// Something does not add up; the message names the seed, the invariant and the difference.
    /// </exception>
    public static async Task<BillingSimulationReport> RunAsync(
        IBillingStore store, IUsageStore usage, ulong seed, int operations = 200)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentOutOfRangeException.ThrowIfNegative(operations);
        var world = new World(store, usage, seed);
        var simulation = new BillingSimulation(world);

        // Whoever waits for a turn goes on where it is given, in no context of a caller.
        var faults = await Task.Run(() => simulation.LiveAsync(operations)).ConfigureAwait(false);
        if (faults.Count > 0)
        {
            throw new ConformanceException(string.Create(
                CultureInfo.InvariantCulture,
                $"Seed {seed}, {operations} operations: {string.Join("; ", faults.Take(5))}."));
        }

        return await simulation.ReportAsync().ConfigureAwait(false);
    }

    private async Task<List<string>> LiveAsync(int operations)
    {
        await _world.DoAsync(new PublishPlans([.. WorldPlans.All], _world.Stamped)).ConfigureAwait(false);
        await _subscriptions.CreateCustomerAsync().ConfigureAwait(false);
        for (var i = 0; i < operations; i++)
        {
            await StepAsync().ConfigureAwait(false);
            if (i % 50 == 0) await LookAtInvoicesAsync().ConfigureAwait(false);
        }

        _work.KillAll();
        _world.IsCalm = true;
        await SettleAsync().ConfigureAwait(false);
        await LookAtInvoicesAsync().ConfigureAwait(false);
        var before = await CountAsync().ConfigureAwait(false);
        await _work.SettleAsync().ConfigureAwait(false);
        if (await CountAsync().ConfigureAwait(false) != before) _world.Wrong.Add("I15: a second run did something");
        var facts = await WorldFacts.ReadAsync(_world).ConfigureAwait(false);
        return [.. _world.Wrong, .. _world.Witness.Faults, .. WorldChecks.All.SelectMany(check => check(facts))];
    }

    private Task StepAsync() => _world.Chance.Below(46) switch
    {
        < 15 => _work.GoOnAsync(_world.Chance.Between(1, 25)),
        < 24 => _work.BeginAsync(),
        < 29 => PassAsync(),
        29 => KillAsync(),
        < 34 => _usage.RecordAsync(),
        < 38 => _subscriptions.ChangeAsync(),
        38 => _world.Chance.OneIn(2) ? _subscriptions.CreateCustomerAsync() : _subscriptions.SubscribeAsync(),
        39 => _money.GiveMethodAsync(),
        40 => _money.FinishAsync(),
        41 => _world.Chance.OneIn(2) ? _money.GrantAsync() : _money.CreditAsync(),
        42 => _world.Chance.OneIn(2) ? _money.VoidAsync() : _money.CreditAsync(),
        43 => _world.Chance.OneIn(2) ? _money.TellAsync() : _inbox.ArriveAsync(),
        44 => _inbox.ArriveAsync(),
        _ => _money.UnparkAsync(),
    };

    private Task KillAsync()
    {
        _work.Kill();
        return Task.CompletedTask;
    }

    private Task PassAsync()
    {
        _world.Clock.Advance(_world.Chance.Below(4) switch
        {
            0 => TimeSpan.FromMinutes(_world.Chance.Between(1, 30)),
            1 => TimeSpan.FromHours(_world.Chance.Between(1, 12)),
            2 => TimeSpan.FromHours(_world.Chance.Between(12, 72)),
            _ => TimeSpan.FromDays(_world.Chance.Between(1, 9)),
        });
        return Task.CompletedTask;
    }

    /// <summary>
    /// Everybody pays, nothing fails, and time passes until each period in which something was used is closed and each
    /// payment is over.
    /// </summary>
    private async Task SettleAsync()
    {
        foreach (var day in new[] { 1, 8, 32, 32, 1 })
        {
            _world.Clock.Advance(TimeSpan.FromDays(day));
            await _money.UnparkAsync().ConfigureAwait(false);
            foreach (var customer in _world.Customers)
            {
                await _money.GiveMethodAsync(customer.Id, SandboxMethod.Good).ConfigureAwait(false);
            }

            await _money.FinishAllAsync().ConfigureAwait(false);
            await _inbox.ArriveAllAsync().ConfigureAwait(false);
            await _work.SettleAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What is final stays as it is.</summary>
    private async Task LookAtInvoicesAsync()
    {
        await foreach (var row in _world.Kept.StreamAsync(InvoiceRow.Definition).ConfigureAwait(false))
        {
            var invoice = (InvoiceRow)row;
            if (_seen.TryAdd(invoice.Number, invoice) || _seen[invoice.Number] == invoice) continue;
            _world.Wrong.Add($"I10: invoice {invoice.Number} has changed");
        }
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        foreach (var table in BillingTables.All)
        {
            if (table == CounterRow.Definition || table == CustomerRow.Definition) continue;
            await foreach (var _ in _world.Kept.StreamAsync(table).ConfigureAwait(false)) count++;
        }

        return count;
    }

    private async Task<BillingSimulationReport> ReportAsync()
    {
        var head = "";
        await foreach (var row in _world.Kept.StreamAsync(AuditRow.Definition).ConfigureAwait(false))
        {
            head = ((AuditRow)row).Hash;
        }

        return new BillingSimulationReport
        {
            Invoices = _seen.Count,
            Payments = _world.Witness.Prepared,
            Amended = _world.Witness.Amended,
            Records = _world.Records.Count,
            Events = _world.Told,
            Allowed = _calls.Allowed,
            Refused = _calls.Refused,
            Runs = _runs.Ended,
            Deaths = _work.Deaths + _runs.Canceled,
            Faults = _world.Faults,
            Head = head,
        };
    }
}
