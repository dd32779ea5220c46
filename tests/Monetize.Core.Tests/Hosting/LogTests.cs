using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monetize.Billing;
using Monetize.Billing.Events;
using Monetize.Billing.Inbox;
using Monetize.Billing.Operations;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Testing.Faults;
using Monetize.Tests.Billing;

namespace Monetize.Tests.Hosting;

/// <summary>What the log of a host tells, and of whom it does not.</summary>
public sealed class LogTests : IDisposable
{
    // The name of each customer of the scene, and what all that others throw says of them.
    private const string Canary = "Somebody";

    private readonly HostScene _scene = new();
    private bool _isBroken;

    [Fact]
    public async Task Log_OfALifeWithFailures_TellsNothingOfAPerson()
    {
        await LiveAsync();

        var told = _scene.Lines.Where(static line => line.Level >= LogLevel.Information).ToList();
        told.Select(static line => line.Id.Id).Should().Contain([3001, 3004, 3006, 3007, 5001, 6003]);
        told.Should().NotContain(static line => line.Text.Contains(Canary, StringComparison.Ordinal));
        told.Should().NotContain(static line => line.Error != null);
    }

    [Fact]
    public async Task Log_OfWhatOthersThrow_NamesKindAndCode()
    {
        await LiveAsync();

        Line(3004).Should().Contain(": InvalidOperationException; again at ");
        Line(3006).Should().EndWith(": PaymentProviderException MON1802");
        Line(3007).Should().EndWith(": HttpRequestException");
        Line(5001).Should().EndWith(": FormatException");
        Line(6003).Should().Be("Inbox failed: TimeoutException; it is done again with the next pass");
    }

    /// <summary>For whoever turns it on, and answers for where it goes.</summary>
    [Fact]
    public async Task Log_AtDebug_HasWhatWasThrown()
    {
        await LiveAsync();

        var thrown = _scene.Lines.Where(static line => line.Id.Id == 6004).ToList();
        thrown.Should().HaveCountGreaterThan(4).And.OnlyContain(static line => line.Level == LogLevel.Debug);
        thrown.Should().OnlyContain(static line => line.Error!.Message.Contains(Canary, StringComparison.Ordinal));
    }

    public void Dispose() => _scene.Dispose();

    private string Line(int id) => _scene.Lines.First(line => line.Id.Id == id).Text;

    /// <summary>Two customers, and a handler, a provider, a reader and a store that fail and tell a name.</summary>
    private async Task LiveAsync()
    {
        var provider = new ScriptedProvider(new SandboxPaymentProvider()) { OnPrepare = Refuse };
        var billing = new FaultyBillingStore(
            new InMemoryBillingStore(),
            () => _isBroken ? throw new TimeoutException($"No answer for {Canary}.") : StoreFault.None);
        using var host = _scene.Build(services => services.AddMonetize(m => m
            .UseStores(MonetizeStores.Of(new InMemoryUsageStore(), billing))
            .AddPlan(RunWorld.Hybrid)
            .UsePaymentProvider(provider)
            .AddProviderEvents(new Reader())
            .On<BillingEvent>((_, _) => throw new InvalidOperationException($"{Canary} has no mailbox."))));
        await host.StartAsync();
        var engine = host.Services.GetRequiredService<MonetizeEngine>();
        await HostScene.SubscribeAsync(engine.Billing, RunWorld.Customer(0));
        await HostScene.SubscribeAsync(engine.Billing, RunWorld.Customer(1));
        await engine.Inbox.ReceiveAsync("bank", "evt-1", "x", RunWorld.Start);
        await engine.Work.WorkAsync(RunWorld.Start);
        _isBroken = true;
        await engine.Work.WorkAsync(RunWorld.Start.AddHours(1));
        await host.StopAsync();
    }

    private static PaymentOutcome Refuse(PaymentRequest request) => request.Customer == RunWorld.Customer(0)
        ? throw new PaymentProviderException(ErrorCodes.PaymentRefused, $"The card of {Canary} is of no use.")
        : throw new HttpRequestException($"No answer for {Canary}.");

    private sealed class Reader : IProviderEvents
    {
        public string Provider => "bank";

        public ValueTask<ProviderHint> ReadAsync(
            ClaimedEvent received, CancellationToken cancellationToken = default) =>
            throw new FormatException($"{Canary} is no payment.");
    }
}
