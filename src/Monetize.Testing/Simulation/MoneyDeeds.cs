using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Payments.Sandbox;

namespace Monetize.Testing.Simulation;

/// <summary>What customers, banks and the people behind a counter do about invoices.</summary>
internal sealed class MoneyDeeds(World world, WorldInbox inbox)
{
    private static readonly SandboxMethod[] Methods =
    [
        SandboxMethod.Good, SandboxMethod.Good, SandboxMethod.Good, SandboxMethod.InsufficientFunds,
        SandboxMethod.Stolen, SandboxMethod.Unconfirmed, SandboxMethod.Interactive, SandboxMethod.BankDebit,
        SandboxMethod.LostAnswer, SandboxMethod.LostQuestion, SandboxMethod.Refused,
    ];

    private int _credits;

    /// <summary>Somebody gives another card, good or bad.</summary>
    public async Task GiveMethodAsync()
    {
        if (world.Customers.Count == 0) return;
        var customer = world.Customers[world.Chance.Below(world.Customers.Count)].Id;
        var method = world.Chance.Pick<SandboxMethod>(Methods);
        if (world.Chance.OneIn(2))
        {
            // At a page of the provider, who tells of it.
            world.Sandbox.UseMethod(customer, method);
            inbox.Tell(customer);
            return;
        }

        await GiveMethodAsync(customer, method).ConfigureAwait(false);
    }

    /// <summary>The provider tells once more of a payment, whatever became of it.</summary>
    public async Task TellAsync()
    {
        var payments = await PaymentsAsync().ConfigureAwait(false);
        if (payments.Count > 0) inbox.Tell(payments[world.Chance.Below(payments.Count)].Id);
    }

    public async Task GiveMethodAsync(CustomerId customer, SandboxMethod method)
    {
        world.Sandbox.UseMethod(customer, method);
        var bookings = (await PaymentsAsync().ConfigureAwait(false))
            .Where(payment => payment.Customer == customer && !payment.IsOver)
            .Select(static payment => new PaymentBooking
            {
                Customer = payment.Customer,
                Payment = payment.Id,
                Event = new MethodGiven(),
            });
        await world.DoAsync(
            new BookPayments([.. bookings], world.Provider.Name, world.Options.Payments, world.Stamped))
            .ConfigureAwait(false);
    }

    /// <summary>A bank debit arrives or comes back; somebody confirms or gives up.</summary>
    public async Task FinishAsync()
    {
        foreach (var payment in await WaitingAsync().ConfigureAwait(false))
        {
            if (world.Chance.OneIn(3)) continue;
            if (world.Chance.OneIn(3)) world.Sandbox.Fail(payment, new Decline(DeclineKind.Soft, "came_back"));
            else world.Sandbox.Finish(payment);
            if (!world.Chance.OneIn(4)) inbox.Tell(payment);
        }
    }

    public async Task FinishAllAsync()
    {
        foreach (var payment in await WaitingAsync().ConfigureAwait(false)) world.Sandbox.Finish(payment);
    }

    public async Task GrantAsync()
    {
        if (world.Customers.Count == 0) return;
        var currency = world.Chance.OneIn(4) ? Currency.Of("JPY") : Currency.Usd;
        await world.DoAsync(new GrantCredit(
            World.NewId("credit", _credits++),
            world.Customers[world.Chance.Below(world.Customers.Count)].Id,
            Money.FromMinor(world.Chance.Between(1, 4_000), currency),
            world.Stamped,
            world.Chance.OneIn(3) ? world.Now.AddDays(world.Chance.Below(40)) : null,
            world.Chance.Below(2))).ConfigureAwait(false);
    }

    /// <summary>Gives back an invoice or a part of one of its lines.</summary>
    public async Task CreditAsync()
    {
        if (await InvoiceAsync().ConfigureAwait(false) is not { } invoice) return;
        LineShare[] parts = [];
        if (world.Chance.OneIn(2))
        {
            var line = invoice.Lines.FirstOrDefault(line => line.IsCharge && invoice.NetOf(line.Id).ToMinor() > 0);
            if (line is null) return;
            var part = world.Chance.Below(invoice.NetOf(line.Id).ToMinor()) + 1;
            parts = [new LineShare(line.Id, Money.FromMinor(part, invoice.Currency))];
        }

        var operation = new IssueCreditNote(
            invoice.Customer, invoice.Number!, world.Stamped, [.. parts], World.NewId("request", world.NotesAsked));
        if (await TryAsync(operation).ConfigureAwait(false)) world.NotesAsked++;
    }

    public async Task VoidAsync()
    {
        if (await InvoiceAsync().ConfigureAwait(false) is not { } invoice) return;
        await TryAsync(new VoidInvoice(invoice.Customer, invoice.Number!, "a mistake", world.Stamped))
            .ConfigureAwait(false);
    }

    public async Task UnparkAsync()
    {
        world.Unparked++;
        foreach (var customer in world.Customers)
        {
            await world.DoAsync(new UnparkCustomer(customer.Id, world.Stamped)).ConfigureAwait(false);
        }
    }

    // A refusal is an answer: what was asked for does not go.
    private async Task<bool> TryAsync<TResult>(BillingOperation<TResult> operation)
    {
        try
        {
            await world.DoAsync(operation).ConfigureAwait(false);
            return true;
        }
        catch (BillingException)
        {
            return false;
        }
    }

    private async Task<Invoice?> InvoiceAsync()
    {
        var numbers = new List<string>();
        await foreach (var row in world.Kept.StreamAsync<InvoiceRow>(InvoiceRow.Definition).ConfigureAwait(false))
        {
            numbers.Add(row.Number);
        }

        if (numbers.Count == 0) return null;
        var number = numbers[world.Chance.Below(numbers.Count)];
        return (await world.Kept.FindInvoiceAsync(number).ConfigureAwait(false))!.Invoice;
    }

    private async Task<List<PaymentId>> WaitingAsync()
    {
        var waiting = new List<PaymentId>();
        foreach (var payment in await PaymentsAsync().ConfigureAwait(false))
        {
            var status = world.Sandbox.Find(payment.Id).Status;
            if (status is PaymentStatus.Pending or PaymentStatus.NeedsCustomerAction) waiting.Add(payment.Id);
        }

        return waiting;
    }

    private async Task<List<Payment>> PaymentsAsync()
    {
        var payments = new List<Payment>();
        await foreach (var row in world.Kept.StreamAsync<PaymentRow>(PaymentRow.Definition).ConfigureAwait(false))
        {
            payments.Add(row.ToPayment());
        }

        return payments;
    }
}
