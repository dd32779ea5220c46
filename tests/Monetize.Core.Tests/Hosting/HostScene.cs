using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Subscriptions;
using Monetize.Testing;
using Monetize.Tests.Billing;

namespace Monetize.Tests.Hosting;

/// <summary>A host with a clock to be moved and a log to be read.</summary>
internal sealed class HostScene : ILoggerProvider
{
    private readonly List<(EventId Id, string Text, LogLevel Level, Exception? Error)> _lines = [];

    public ManualTimeProvider Clock { get; } = new(RunWorld.Start);

    public IReadOnlyList<(EventId Id, string Text, LogLevel Level, Exception? Error)> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public IHost Build(Action<IServiceCollection> register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(this);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        register(builder.Services);
        return builder.Build();
    }

    public static async Task SubscribeAsync(IBillingStore store, CustomerId id)
    {
        var stamp = new Stamp(RunWorld.Start, "test");
        await store.ChangeAsync(new SaveCustomer(new Customer { Id = id, Name = "Somebody" }, stamp));
        await store.ChangeAsync(
            new SaveSubscription(RunWorld.SubscriptionOf(id), [], 0, TimeSpan.FromHours(1), stamp));
    }

    public static UsageRecord Words(CustomerId customer, string key, decimal quantity) => new()
    {
        Key = IdempotencyKey.Of(key),
        Customer = customer,
        Meter = RunWorld.Words.Key,
        Quantity = quantity,
        Time = RunWorld.Start,
    };

    public ILogger CreateLogger(string categoryName) => new Writer(this);

    public void Dispose()
    {
    }

    private sealed class Writer(HostScene scene) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (scene._lines)
            {
                scene._lines.Add((eventId, formatter(state, exception), logLevel, exception));
            }
        }
    }
}
