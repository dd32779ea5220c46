using Monetize.Billing.Entitlements;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Simulation;

/// <summary>Callers who use a meter with a hard limit, several of one customer at the same time.</summary>
internal sealed class WorldCalls(World world)
{
    private readonly Dictionary<SimulatedWorker, StoredEntitlements> _entitlements = [];
    private int _asked;

    /// <summary>How many uses were allowed.</summary>
    public int Allowed { get; private set; }

    /// <summary>How many were refused.</summary>
    public int Refused { get; private set; }

    public async Task CallAsync(SimulatedWorker worker)
    {
        for (var calls = world.Chance.Between(1, 4); calls > 0; calls--)
        {
            // What nobody was answered, as its caller died, is asked again.
            var open = world.Unanswered.Values.ToArray();
            var isNew = open.Length == 0 || !world.Chance.OneIn(4);
            var record = isNew ? New() : world.Chance.Pick<UsageRecord>(open);
            world.Unanswered[record.Key] = record;
            await AskAsync(Of(worker), record, mayBeKept: !isNew).ConfigureAwait(false);
        }
    }

    private async Task AskAsync(StoredEntitlements entitlements, UsageRecord record, bool mayBeKept)
    {
        while (true)
        {
            try
            {
                var use = await entitlements.RecordAsync(record).ConfigureAwait(false);
                Answer(record, use, mayBeKept);
                return;
            }
            catch (StoreException exception) when (exception.IsTransient)
            {
                mayBeKept = true;
            }
        }
    }

    private void Answer(UsageRecord record, EntitledUse use, bool mayBeKept)
    {
        if (use.Result is { Outcome: RecordOutcome.Rejected, Code: { } code })
        {
            world.Refused.Add($"{record.Key}/{code.Id}");
        }
        else if (use.IsCounted != use.Entitlement.IsAllowed)
        {
            world.Wrong.Add($"A use is counted and not allowed, or the other way round: {use}");
        }

        if (use.IsCounted)
        {
            world.Records.TryAdd(record.Key, record);
            Allowed++;
        }
        else Refused++;

        // One that failed before and is refused now may be kept all the same.
        if (use.IsCounted || !mayBeKept) world.Unanswered.Remove(record.Key);
    }

    private StoredEntitlements Of(SimulatedWorker worker)
    {
        if (_entitlements.TryGetValue(worker, out var known)) return known;
        var usage = new WorkerUsageStore(world.Usage, worker, world.NextReadFault);
        return _entitlements[worker] = new StoredEntitlements(
            new WorkerBillingStore(world.Store, worker),
            usage,
            new UsageRecorder(usage, WorldPlans.Meters, world.Clock));
    }

    private UsageRecord New() => new()
    {
        Key = IdempotencyKey.Of(World.NewId("call", _asked++)),
        Customer = world.Customers[world.Chance.Below(world.Customers.Count)].Id,
        Meter = WorldPlans.Calls.Key,
        Quantity = world.Chance.Between(1, 12),
        Time = world.Chance.OneIn(4) ? world.Earlier(2) : world.Now,
    };
}
