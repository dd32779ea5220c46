using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monetize;
using Monetize.Billing.Events;
using Monetize.Payments.Sandbox;

// A generic host that bills by itself. By default a clock that jumps from one pass of the worker to the next plays
// two months in a moment; with --live it is the system's clock, until Ctrl+C. --out names the folder of the file.
var isLive = args.Contains("--live");
var at = Array.IndexOf(args, "--out");
var folder = at >= 0 ? args[at + 1] : Path.Combine("artifacts", "hosted-service");
Directory.CreateDirectory(folder);

var builder = Host.CreateApplicationBuilder(
    new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
var bank = new SandboxPaymentProvider();
builder.Services.AddSingleton(bank);
builder.Services.AddSingleton<Journal>();
builder.Services.AddHostedService<FirstCustomer>();

builder.Services.AddMonetize(builder.Configuration.GetSection("Monetize"), m => m
    .UseSqlite(Path.Combine(folder, "monetize.db"))
    .AddPlan(Plans.Pro)
    .UsePaymentProvider(bank)
    .UseWorker()
    .On<InvoiceCreated>((services, invoice, ct) => services.GetRequiredService<Journal>()
        .WriteAsync(invoice, $"invoice {invoice.Number} of {invoice.Total}"))
    .On("Invoice.Pa*", (services, happened, ct) => services.GetRequiredService<Journal>()
        .WriteAsync(happened, $"{happened.Subject}: {happened.Name}"))
    .On<InvoicePaymentFailed>((failed, ct) =>
    {
        bank.UseMethod(failed.Customer, SandboxMethod.Good);
        return ValueTask.CompletedTask;
    }));

if (!isLive)
{
    builder.Services.AddSingleton(new JumpingClock(Plans.Start, Plans.Start.AddMonths(2).AddDays(1)));
    builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<JumpingClock>());
    builder.Services.AddHostedService<EndOfPlay>();
}

using var host = builder.Build();
await host.RunAsync();
