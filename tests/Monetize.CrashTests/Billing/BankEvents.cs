using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Inbox;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Payments;
using Monetize.Storage;

namespace Monetize.CrashTests.Billing;

/// <summary>
/// What the bank tells by itself, of every other customer: each day of each payment that is not over, and each time
/// twice. A process that begins anew hears all of it again, and more.
/// </summary>
/// <param name="store">Where it is kept and worked on.</param>
/// <param name="bank">The bank.</param>
/// <param name="life">How many have died at it before.</param>
internal sealed class BankEvents(IBillingStore store, IPaymentProvider bank, int life) : IProviderEvents
{
    public string Provider => bank.Name;

    private ProviderInbox Inbox => new(store, bank, [this]);

    /// <summary>Receives what the bank tells at an instant.</summary>
    public async Task TellAsync(DateTimeOffset instant)
    {
        var open = await store.StreamAsync<PaymentRow>(PaymentRow.Definition)
            .Where(static row => row.Customer[^1] % 2 == 0 && !row.ToPayment().IsOver)
            .Select(static row => row.Id)
            .ToListAsync();
        foreach (var payment in open)
        {
            for (var number = 0; number < (life + 1) * 2; number++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{instant:yyyyMMdd}-{number / 2}-{payment}");
                await Inbox.ReceiveAsync(Provider, id, payment, instant);
            }
        }
    }

    /// <summary>Works on all that waits at an instant.</summary>
    public async Task WorkAsync(DateTimeOffset instant) => await Inbox.WorkDueAsync(instant);

    public ValueTask<ProviderHint> ReadAsync(ClaimedEvent received, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new ProviderHint { Payments = [new PaymentId(received.Body)] });
}
