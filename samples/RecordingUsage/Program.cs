using System.Globalization;
using Monetize;
using Monetize.Metering;
using Monetize.Services;
using Monetize.Storage;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var clock = new FixedClock();
var customer = CustomerId.Of("customer-042");

// A store, and a recorder that knows what is counted. In a product: await SqliteUsageStore.OpenAsync("usage.db").
await using var store = new InMemoryUsageStore(Console.WriteLine);
var recorder = new UsageRecorder(store, [ContentService.Words, ContentService.Calls], clock);

// 1. Work and its record in one expression. The key says which use it is: a retry has the same key.
var draft = await recorder.BillAsync(
    ContentService.Words,
    customer,
    IdempotencyKey.Of("request-1"),
    ct => ContentService.WriteAsync(new Brief("tea", 1_200), ct),
    written => written.WordCount);
Console.WriteLine($"billed {draft.Quantity} words: {draft.Outcome}");

// 2. A stream is recorded when it ends, also when its reader leaves early.
var delivered = 0;
await foreach (var _ in recorder.BillAsync(
    ContentService.Words, customer, IdempotencyKey.Of("request-2"), Tokens(), word => 1))
{
    if (++delivered == 300) break;
}

Console.WriteLine($"streamed {delivered} words");

// 3. The same key again is the same use; other content under it is refused, and kept aside.
var record = new UsageRecord
{
    Key = IdempotencyKey.Of("request-3"),
    Customer = customer,
    Meter = ContentService.Words.Key,
    Quantity = 500,
    Time = clock.GetUtcNow(),
};
Tell(await recorder.RecordAsync(record));
Tell(await recorder.RecordAsync(record));
Tell(await recorder.RecordAsync(record with { Quantity = 900 }));

// 4. What was wrong is corrected by a difference that names it.
var correction = record with { Key = IdempotencyKey.Of("request-3-fix"), Quantity = -100, Corrects = record.Key };
Tell(await recorder.RecordAsync(correction));

// 5. A typed call measures request and result, estimates what it costs, and tells who listens.
var handlers = CallHandlers.None
    .On(ContentService.Generate, (
        call, ct) => Say($"{call.Method}: {call.Result.WordCount} words on {call.Request.Topic}"))
    .On("content-generation.*", (call, ct) => Say($"{call.Method} was called by {call.Customer}"));
var services = new ServiceCaller(recorder, handlers, store, new OnePlan());
var result = await services.CallAsync(
    ContentService.Generate, new Brief(
        "rain", 10_000), customer, IdempotencyKey.Of("call-1"), ContentService.WriteAsync);
Console.WriteLine($"costs {result.MarginalCost}");

// 6. What a customer used, exactly, and what was refused.
var november = new UsageSummaryQuery
{
    Meters = [ContentService.Words, ContentService.Calls],
    Period = Period.UtcMonth(2026, 11),
    Customers = [customer],
};
await foreach (var summary in store.SummarizeAsync(november)) Console.WriteLine(summary);
await foreach (
    var refused in store.StreamRejectionsAsync()) Console.WriteLine($"refused: {refused.Code} {refused.Record.Key}");

static void Tell(RecordResult result) => Console.WriteLine($"{result.Outcome} {result.Code}".TrimEnd());

static ValueTask Say(string line)
{
    Console.WriteLine(line);
    return ValueTask.CompletedTask;
}

static async IAsyncEnumerable<string> Tokens()
{
    for (var i = 0; i < 1_000; i++)
    {
        await Task.Yield();
        yield return "word";
    }
}

/// <summary>A clock that stands still, so that the sample prints the same on any day.</summary>
public sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
}
