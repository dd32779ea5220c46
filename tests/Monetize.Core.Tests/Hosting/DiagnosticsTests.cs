using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Monetize.Billing.Events;
using Monetize.Payments.Sandbox;
using Monetize.Tests.Billing;

namespace Monetize.Tests.Hosting;

/// <summary>What can be watched of an engine.</summary>
public sealed class DiagnosticsTests : IDisposable
{
    private const string Name = "watched";

    private readonly HostScene _scene = new();

    [Fact]
    public async Task Instruments_OfAMonth_CountWhatHappened()
    {
        var counted = new SortedDictionary<string, double>(StringComparer.Ordinal);
        using var listener = Listen(counted);

        await LiveAsync();

        counted.Remove("monetize.work.duration Run done").Should().BeTrue();
        counted.Remove("monetize.work.duration Delivery done").Should().BeTrue();
        counted.Remove("monetize.work.duration Inbox done").Should().BeTrue();
        counted.Should().Equal(new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["monetize.billing.invoices"] = 1,
            ["monetize.messages delivered"] = 1,
            ["monetize.messages refused"] = 1,
            ["monetize.payments succeeded"] = 1,
            ["monetize.usage.records accepted"] = 2,
            ["monetize.usage.records duplicate"] = 1,
        });
    }

    [Fact]
    public async Task Activities_OfAPass_AreOneForEachStep()
    {
        var steps = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MonetizeDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (!Equals(activity.GetTagItem("monetize.name"), Name)) return;
                lock (steps) steps.Add(activity.OperationName);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await LiveAsync();

        steps.Should().Equal("Monetize.Inbox", "Monetize.Run", "Monetize.Delivery");
    }

    public void Dispose() => _scene.Dispose();

    private static MeterListener Listen(SortedDictionary<string, double> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == MonetizeDiagnostics.MeterName) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        return listener;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var words = new List<string?> { instrument.Name };
            var isMine = false;
            foreach (var (key, word) in tags)
            {
                if (key != "monetize.name") words.Add(Convert.ToString(word, CultureInfo.InvariantCulture));
                else isMine = Equals(word, Name);
            }

            if (!isMine) return;
            var line = string.Join(' ', words);
            lock (counted) counted[line] = counted.GetValueOrDefault(line) + value;
        }
    }

    private async Task LiveAsync()
    {
        using var host = _scene.Build(services => services.AddMonetize(Name, m => m
            .UseInMemoryStores()
            .AddPlan(RunWorld.Hybrid)
            .UsePaymentProvider(new SandboxPaymentProvider())
            .On<InvoiceCreated>((_, _) => throw new InvalidOperationException("Not now."))));
        await host.StartAsync();
        var engine = host.Services.GetRequiredKeyedService<MonetizeEngine>(Name);
        await HostScene.SubscribeAsync(engine.Billing, RunWorld.Customer(0));
        var record = HostScene.Words(RunWorld.Customer(0), "a", 1m);
        await engine.Recorder.RecordAsync([record, record]);
        await engine.Entitlements.RecordAsync(HostScene.Words(RunWorld.Customer(0), "b", 1m));
        await engine.Work.WorkAsync(RunWorld.Start);
        await host.StopAsync();
    }
}
