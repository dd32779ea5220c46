using System.Globalization;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Simulation;

/// <summary>Usage in time, late, sent twice, corrected, contradicted and out of all bounds.</summary>
internal sealed class UsageDeeds(World world)
{
    private readonly UsageRecorder _recorder = new(world.Usage, WorldPlans.Meters, world.Clock);
    private readonly List<UsageRecord> _sent = [];
    private readonly HashSet<IdempotencyKey> _takenBack = [];

    public async Task RecordAsync()
    {
        if (world.Customers.Count == 0) return;
        var batch = Enumerable.Range(0, world.Chance.Between(1, 6)).Select(_ => Record()).ToList();
        _sent.AddRange(batch);
        var results = await SendAsync(batch).ConfigureAwait(false);
        for (var i = 0; i < batch.Count; i++)
        {
            if (results[i].Outcome == RecordOutcome.Rejected)
            {
                world.Refused.Add($"{batch[i].Key}/{results[i].Code!.Id}");
            }
            else if (results[i].IsCounted) world.Records.TryAdd(batch[i].Key, batch[i]);
        }
    }

    private async Task<IReadOnlyList<RecordResult>> SendAsync(List<UsageRecord> batch)
    {
        while (true)
        {
            try
            {
                return await _recorder.RecordAsync(batch).ConfigureAwait(false);
            }
            catch (StoreException exception) when (exception.IsTransient)
            {
                // Nobody knows what was recorded: the same again.
            }
        }
    }

    private UsageRecord Record()
    {
        var earlier = _sent.Count == 0 ? null : _sent[world.Chance.Below(_sent.Count)];
        return (world.Chance.Below(12), earlier) switch
        {
            (0, { } sent) => sent,
            (1, { } sent) when MayTakeBack(sent) => TakenBack(sent),
            (2, _) when world.Chance.OneIn(4) => Fresh() with { Meter = "nothing" },
            (3, _) when world.Chance.OneIn(4) => Fresh() with { Time = world.Now.AddDays(-36) },
            (4 or 5, _) => Fresh() with { Time = world.Earlier(34) },
            _ => Fresh(),
        };
    }

    // Each once: what was never used cannot be taken back.
    private bool MayTakeBack(UsageRecord sent) => sent.Quantity > 0m && sent.Meter != WorldPlans.Seats.Key
        && world.Records.ContainsKey(sent.Key) && _takenBack.Add(sent.Key);

    private UsageRecord TakenBack(UsageRecord sent) => sent.Meter == WorldPlans.Words.Key
        ? New(sent.Customer, WorldPlans.Words) with
        {
            Quantity = -world.Chance.Between(0, (int)sent.Quantity),
            Time = sent.Time,
            Corrects = sent.Key,
        }
        : New(sent.Customer, WorldPlans.Storage) with
        {
            Quantity = -sent.Quantity,
            Time = sent.Time + ((world.Now - sent.Time) / world.Chance.Between(1, 4)),
        };

    private UsageRecord Fresh() => New(
        world.Customers[world.Chance.Below(world.Customers.Count)].Id,
        world.Chance.Pick(WorldPlans.Words, WorldPlans.Words, WorldPlans.Words, WorldPlans.Seats, WorldPlans.Storage));

    private UsageRecord New(CustomerId customer, Meter meter) => new()
    {
        Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"{_sent.Count}-{world.Chance.Next():x}")),
        Customer = customer,
        Meter = meter.Key,
        Quantity = meter == WorldPlans.Words ? world.Chance.Below(400)
            : meter == WorldPlans.Seats ? world.Chance.Below(9)
            : world.Chance.Below(10),
        Time = world.Earlier(2),
    };
}
