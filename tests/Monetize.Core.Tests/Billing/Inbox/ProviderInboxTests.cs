using Monetize.Billing;
using Monetize.Billing.Inbox;
using Monetize.Billing.Memory;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Billing.Inbox;

/// <summary>What a provider tells is looked up, booked once, and tried again where that fails.</summary>
public sealed class ProviderInboxTests : IAsyncDisposable
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly PaymentId Payment = RunWorld.PaymentOf("sub-c-000/start/0");

    private readonly RunWorld _world = new();
    private readonly Reader _reader = new();

    [Fact]
    public async Task Work_MoneyThatArrived_IsBookedWithoutWaitingForTheNextLook()
    {
        await _world.PopulateAsync(1);
        _world.Sandbox.UseMethod(Ada, SandboxMethod.BankDebit);
        await _world.RunAsync(RunWorld.Start);
        _world.Sandbox.Finish(Payment);
        var inbox = Inbox();
        await inbox.ReceiveAsync("sandbox", "evt-1", Payment.Value, RunWorld.Start);
        await inbox.ReceiveAsync("sandbox", "evt-2", Payment.Value, RunWorld.Start);

        var report = await inbox.WorkDueAsync(RunWorld.Start.AddMinutes(1));

        report.Done.Should().Be(2, "the second tells nothing new");
        (await _world.CashAsync()).Should().Be((4_900L, 4_900L));
        (await inbox.WorkDueAsync(RunWorld.Start.AddYears(1))).Done.Should().Be(0);
    }

    [Fact]
    public async Task Work_NewMethodAfterAHardDecline_IsTriedByTheNextRun()
    {
        await _world.PopulateAsync(1);
        _world.Sandbox.UseMethod(Ada, SandboxMethod.Stolen);
        await _world.RunAsync(RunWorld.Start);
        _world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        var inbox = Inbox();
        await inbox.ReceiveAsync("sandbox", "evt-1", "method", RunWorld.Start);

        await inbox.WorkDueAsync(RunWorld.Start.AddHours(1));
        await _world.RunAsync(RunWorld.Start.AddHours(1));

        (await _world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Work_EventThatCannotBeRead_IsTriedAgainAndThenLeftAlone()
    {
        var inbox = Inbox(new InboxOptions { MostTries = 2 });
        await inbox.ReceiveAsync("sandbox", "evt-1", "broken", RunWorld.Start);

        var first = (await inbox.WorkDueAsync(RunWorld.Start)).Failures.Single();
        var early = await inbox.WorkDueAsync(RunWorld.Start.AddSeconds(9));
        var second = (await inbox.WorkDueAsync(RunWorld.Start.AddSeconds(10))).Failures.Single();

        first.RetryAt.Should().Be(RunWorld.Start.AddSeconds(10));
        early.Failures.Should().BeEmpty();
        second.RetryAt.Should().BeNull();
        (await inbox.WorkDueAsync(RunWorld.Start.AddYears(1))).Failures.Should().BeEmpty();
        var row = (await _world.Kept.ReadAsync(new BillingNeed
        {
            Rows = [new WantedRows(InboxRow.Definition, "id", ["sandbox/evt-1"])],
        })).All<InboxRow>(InboxRow.Definition).Single();
        row.Failure.Should().Be("FormatException", "what a reader says may tell a person");
        row.DoneAt.Should().BeNull();
    }

    [Fact]
    public async Task Retry_EventThatWasLeftAlone_IsTriedAsIfItHadJustCome()
    {
        var inbox = Inbox(new InboxOptions { MostTries = 1 });
        await inbox.ReceiveAsync("sandbox", "evt-1", "broken", RunWorld.Start);
        await inbox.ReceiveAsync("sandbox", "evt-2", "payment/of somebody else", RunWorld.Start);
        await inbox.WorkDueAsync(RunWorld.Start);

        var taken = await inbox.RetryGivenUpAsync(RunWorld.Start.AddDays(1));
        var report = await inbox.WorkDueAsync(RunWorld.Start.AddDays(1));

        taken.Should().Be(1, "the other one is done");
        report.Failures.Should().ContainSingle().Which.Tries.Should().Be(1);
    }

    [Fact]
    public async Task Purge_BodiesOfWhatWasDoneBefore_AreEmptyInTheWholeStoreAndIdsStayKnown()
    {
        const string Canary = "canary@person";
        var inbox = Inbox(new InboxOptions { MostTries = 1, PageSize = 2 });
        for (var i = 0; i < 3; i++) await inbox.ReceiveAsync("sandbox", $"old-{i}", Canary, RunWorld.Start);
        await inbox.ReceiveAsync("sandbox", "broken", "broken", RunWorld.Start);
        await inbox.WorkDueAsync(RunWorld.Start);
        await inbox.ReceiveAsync("sandbox", "new", "of today", RunWorld.Start.AddDays(30));
        await inbox.WorkDueAsync(RunWorld.Start.AddDays(30));
        await inbox.ReceiveAsync("sandbox", "waiting", "of now", RunWorld.Start.AddDays(31));
        var stamp = new Stamp(RunWorld.Start.AddDays(31), "operator");

        var emptied = await inbox.PurgeAsync(RunWorld.Start.AddDays(30), stamp);
        var again = await inbox.PurgeAsync(RunWorld.Start.AddDays(30), stamp);

        (emptied, again).Should().Be((3, 0));
        var bodies = new Dictionary<string, string>();
        foreach (var table in BillingTables.All)
        {
            await foreach (var row in _world.Kept.StreamAsync(table))
            {
                if (row is InboxRow received) bodies.Add(received.Id, received.Body);
                RowCells.Of(row).OfType<string>().Should().NotContain(text => text.Contains(Canary));
            }
        }

        bodies.Should().Equal(new Dictionary<string, string>
        {
            ["sandbox/broken"] = "broken",
            ["sandbox/new"] = "of today",
            ["sandbox/old-0"] = "",
            ["sandbox/old-1"] = "",
            ["sandbox/old-2"] = "",
            ["sandbox/waiting"] = "of now",
        });
        (await inbox.ReceiveAsync("sandbox", "old-0", Canary, stamp.At)).Should().BeFalse();
        (await _world.Kept.VerifyAuditAsync()).IsSound.Should().BeTrue();
    }

    [Fact]
    public async Task Work_EventOfAProviderThatNobodyReads_WaitsForItsReader()
    {
        var inbox = Inbox();
        await inbox.ReceiveAsync("other", "evt-1", "x", RunWorld.Start);

        var report = await inbox.WorkDueAsync(RunWorld.Start);

        var error = report.Failures.Should().ContainSingle().Which.Error.Should().BeOfType<BillingException>().Subject;
        error.Code.Should().Be(ErrorCodes.ProviderEventWaits);
        error.Message.Should().Contain("Nobody reads events of other");
        var row = await _world.Kept.StreamAsync<InboxRow>(InboxRow.Definition).SingleAsync();
        row.Failure.Should().Be("BillingException MON1803");
    }

    [Fact]
    public async Task Work_PaymentThatIsNotOurs_IsDone()
    {
        var inbox = Inbox();
        await inbox.ReceiveAsync("sandbox", "evt-1", "payment/of somebody else", RunWorld.Start);

        (await inbox.WorkDueAsync(RunWorld.Start)).Done.Should().Be(1);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private ProviderInbox Inbox(InboxOptions? options = null) =>
        new(_world.Kept, _world.Sandbox, [_reader], options: options);

    /// <summary>A body is the id of a payment, or <c>method</c> for a new one of Ada's.</summary>
    private sealed class Reader : IProviderEvents
    {
        public string Provider => "sandbox";

        public ValueTask<ProviderHint> ReadAsync(
            ClaimedEvent received, CancellationToken cancellationToken = default) => received.Body switch
            {
                "broken" => throw new FormatException("broken"),
                "method" => ValueTask.FromResult(new ProviderHint { NewMethods = [Ada] }),
                _ => ValueTask.FromResult(new ProviderHint { Payments = [new PaymentId(received.Body)] }),
            };
    }
}
