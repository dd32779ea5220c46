using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Billing.Verification;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Sandbox;
using Monetize.Subscriptions;

namespace Monetize.Tests.Billing;

/// <summary>Runs with taxes: both options, and a provider of taxes that does not answer for one customer.</summary>
public sealed class TaxedRunTests : IAsyncDisposable
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly CustomerId Bob = RunWorld.Customer(1);
    private static readonly SubscriptionId AdasSubscription = SubscriptionId.Of($"sub-{Ada}");

    private readonly TableTaxes _taxes = new(5.5m);
    private readonly RunWorld _world = new();

    public TaxedRunTests() => _world.Taxes = _taxes;

    /// <summary>5.5 % of USD 49 and of USD 1: 2.70 and 0.06 on top of each, 2.75 on top of both.</summary>
    [Theory]
    [InlineData(TaxRounding.PerLine, false, 2.76, 52.76)]
    [InlineData(TaxRounding.PerInvoice, false, 2.75, 52.75)]
    [InlineData(TaxRounding.PerLine, true, 2.60, 50)]
    [InlineData(TaxRounding.PerInvoice, true, 2.61, 50)]
    public async Task Run_EachOptionOfTaxes_IsOnTheInvoiceAndAddsUp(
        TaxRounding rounding, bool isIncluded, decimal tax, decimal total)
    {
        var options = new BillingRunOptions { TaxRounding = rounding, PricesIncludeTax = isIncluded };
        await _world.PopulateAsync(1);
        await _world.UseAsync(Ada, 1_100m, RunWorld.Start.AddDays(3));
        await _world.RunAsync(RunWorld.Start, options);

        var invoice = (await _world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1), options)).Invoices.Single();

        invoice.Tax.Amount.Should().Be(tax);
        invoice.Total.Amount.Should().Be(total);
        (invoice.TaxRounding, invoice.PricesIncludeTax).Should().Be((rounding, isIncluded));
        var all = await _world.InvoicesAsync();
        (await TaxBookedAsync()).Should().Be(-all.Sum(one => one.Tax.ToMinor()));
        (await _world.CashAsync()).Booked.Should().Be(all.Sum(one => one.Total.ToMinor()));
        await AddsUpAsync();
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task Run_TaxesThatAreNotKnownNow_LeaveThatCustomerForALaterRun(Type failure)
    {
        await _world.PopulateAsync(3);
        _taxes.Failures[Bob] = (Exception)Activator.CreateInstance(failure, "secret")!;

        var report = await _world.RunAsync(RunWorld.Start);
        var atOnce = await _world.RunAsync(RunWorld.Start);
        _taxes.Failures.Clear();
        var later = await _world.RunAsync(RunWorld.Start.AddMinutes(11));

        report.Invoices.Count.Should().Be(2);
        report.Parked.Should().BeEmpty();
        var deferred = report.Deferred.Should().ContainSingle().Which;
        (deferred.Customer, deferred.Code).Should().Be((Bob, ErrorCodes.TaxesUnavailable));
        deferred.Reason.Should().Contain(failure.Name).And.NotContain("secret");
        atOnce.Customers.Should().Be(0);
        later.Invoices.Should().ContainSingle().Which.Customer.Should().Be(Bob);
        later.Deferred.Should().BeEmpty();
        await AddsUpAsync();
    }

    [Fact]
    public async Task Run_TaxesOfOneCustomerThatNeverCome_NeverHoldUpTheOthers()
    {
        await _world.PopulateAsync(3);
        _taxes.Failures[Ada] = new HttpRequestException();

        for (var month = 0; month < 4; month++)
        {
            var report = await _world.RunAsync(
                RunWorld.Start.AddMonths(month).AddHours(1), new BillingRunOptions { PageSize = 1 });

            report.Invoices.Select(invoice => invoice.Customer.Value).Order().Should().Equal("c-001", "c-002");
            report.Deferred.Should().ContainSingle().Which.Customer.Should().Be(Ada);
        }
    }

    [Fact]
    public async Task Run_CustomerWhomNoTaxesFit_IsParkedWithTheCode()
    {
        await _world.PopulateAsync(2);
        _taxes.Failures[Bob] = new InvoicingException(ErrorCodes.NoTaxRule, "There is no rule for this country.");

        var report = await _world.RunAsync(RunWorld.Start);

        report.Invoices.Should().ContainSingle().Which.Customer.Should().Be(Ada);
        report.Parked.Should().Equal(
            new ParkedCustomer(Bob, ErrorCodes.NoTaxRule, "There is no rule for this country."));
        report.Deferred.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_ReasonOfOthers_IsKeptInPlainWordsUntilTheCustomerIsForgotten()
    {
        await _world.PopulateAsync(2);
        var words = "No rule\nfor Bob of Main Street. " + new string('x', 600);
        _taxes.Failures[Bob] = new InvoicingException(ErrorCodes.NoTaxRule, words);

        await _world.RunAsync(RunWorld.Start);
        var reason = await ReasonAsync(Bob);
        await _world.Store.ChangeAsync(new ForgetCustomer(Bob, new Stamp(RunWorld.Start, "test")));

        reason.Should().Be(words.Replace('\n', ' ')[..CustomerLimits.ReasonLength]);
        (await ReasonAsync(Bob)).Should().BeNull();
    }

    [Fact]
    public async Task Run_TaxesOfOtherLines_ParkThatCustomerAndBillTheOthers()
    {
        await _world.PopulateAsync(2);
        _world.Taxes = new OddTaxes(_taxes, Bob);

        var report = await _world.RunAsync(RunWorld.Start);

        report.Invoices.Should().ContainSingle().Which.Customer.Should().Be(Ada);
        report.Parked.Should().ContainSingle().Which.Code.Should().Be(ErrorCodes.TaxesUnusable);
    }

    [Fact]
    public async Task Preview_WithTaxes_IsWhatTheRunInvoices()
    {
        await _world.PopulateAsync(1);

        var preview = (await _world.Invoices().PreviewAsync(AdasSubscription)).Value.Invoice!;
        var due = (await _world.BillingRun().PreviewDueAsync(RunWorld.Start)).Invoices.Single();
        var invoice = (await _world.RunAsync(RunWorld.Start)).Invoices.Single();

        invoice.Tax.Should().Be(Money.Of(2.70m, Currency.Usd));
        preview.Lines.Should().Equal(invoice.Lines);
        due.Lines.Should().Equal(invoice.Lines);
    }

    [Fact]
    public async Task Preview_TaxesThatAreNotKnownNow_IsRefusedWithTheCode()
    {
        await _world.PopulateAsync(2);
        _taxes.Failures[Ada] = new TimeoutException();

        var preview = await _world.Invoices().PreviewAsync(AdasSubscription);
        var due = await _world.BillingRun().PreviewDueAsync(RunWorld.Start);

        preview.Refusal!.Code.Should().Be(ErrorCodes.TaxesUnavailable);
        due.Invoices.Should().ContainSingle().Which.Customer.Should().Be(Bob);
        due.Deferred.Should().ContainSingle().Which.Customer.Should().Be(Ada);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task AddsUpAsync()
    {
        var options = new VerificationOptions { Provider = _world.Sandbox };
        var found = await new BillingVerifier(_world.Kept, _world.Usage, options).VerifyAsync();
        found.Findings.Should().BeEmpty();
    }

    private async Task<long> TaxBookedAsync()
    {
        var booked = 0L;
        await foreach (var row in _world.Kept.StreamAsync(LedgerRow.Definition))
        {
            if (row is LedgerRow { Account: "tax" } posting) booked += posting.AmountMinor;
        }

        return booked;
    }

    /// <summary>Answers for one customer with the taxes of a line that the invoice does not have.</summary>
    private ValueTask<string?> ReasonAsync(CustomerId customer) => new BillingCustomers(_world.Store).ListAsync()
        .Where(stored => stored.Customer.Id == customer)
        .Select(stored => stored.ParkedReason)
        .SingleAsync();

    private sealed class OddTaxes(ITaxProvider inner, CustomerId whose) : ITaxProvider
    {
        public async ValueTask<ValueArray<TaxAmount>> TaxAsync(
            InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default)
        {
            var taxes = await inner.TaxAsync(draft, customer, cancellationToken);
            return customer.Id != whose
                ? taxes
                : [taxes[0] with { Shares = [new LineShare("of nobody", Money.Of(1m, Currency.Usd))] }];
        }
    }
}
