using Monetize.Billing.Events;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Verification;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;
using Monetize.Payments.Sandbox;
using Monetize.Subscriptions;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// What is given back of what is not paid is not paid out as credit: it lowers what is asked for, and only the rest
/// goes to the balance.
/// </summary>
public sealed class GivenBackBeforePaidTests
{
    private const string Number = "INV-000001";

    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly DateTimeOffset Later = RunWorld.Start.AddHours(1);
    private static readonly Plan Yearly = Plan.Create("yearly", Currency.Usd, Every.Year).Recurring(1_200m).Build();

    [Theory]
    [InlineData(SandboxMethod.InsufficientFunds)]
    [InlineData(SandboxMethod.Stolen)]
    [InlineData(SandboxMethod.Interactive)]
    [InlineData(SandboxMethod.Refused)]
    public async Task Credit_OfAllThatIsOpen_EndsItsCollection(SandboxMethod method)
    {
        var (world, provider) = await BilledAsync(method);

        await CreditAsync(world, 49m);
        await world.RunAsync(Later);
        provider.Calls.Clear();
        for (var day = 1; day < 10; day++) await world.RunAsync(Later.AddDays(day));

        provider.Calls.Should().BeEmpty("nothing is owed");
        (await HeldAsync(world)).Status.Should().Be(PaymentStatus.Canceled);
        (await EventsAsync(world)).OfType<InvoicePaid>().Should().ContainSingle();
        await LeftAsync(world, receivable: 0, balance: 0, cash: 0);
    }

    [Theory]
    [InlineData(SandboxMethod.InsufficientFunds)]
    [InlineData(SandboxMethod.Stolen)]
    [InlineData(SandboxMethod.Refused)]
    public async Task Credit_OfAPart_AsksForTheRest(SandboxMethod method)
    {
        var (world, _) = await BilledAsync(method);

        await CreditAsync(world, 20m);
        await LeftAsync(world, receivable: 2_900, balance: 0, cash: 0);
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        if (method == SandboxMethod.InsufficientFunds) await world.RunAsync(RunWorld.Start.AddDays(1));
        else if (method == SandboxMethod.Refused) await world.BillingRun().RetryRefusedAsync(Later);
        else await GiveMethodAsync(world);
        await world.RunAsync(RunWorld.Start.AddDays(1));

        await LeftAsync(world, receivable: 0, balance: 0, cash: 2_900);
        (await EventsAsync(world)).OfType<PaymentSucceeded>().Should().ContainSingle()
            .Which.Amount.Should().Be(Money.Of(29m, Currency.Usd));
    }

    [Fact]
    public async Task Credit_InPieces_AsksForLessEachTime()
    {
        var (world, _) = await BilledAsync(SandboxMethod.InsufficientFunds);

        await CreditAsync(world, 20m);
        await world.RunAsync(Later);
        var once = await HeldAsync(world);
        await CreditAsync(world, 9m);
        await world.RunAsync(Later);
        var twice = await HeldAsync(world);
        await CreditAsync(world, 20m);
        await world.RunAsync(Later);

        once.Amount.Should().Be(Money.Of(29m, Currency.Usd));
        twice.Amount.Should().Be(Money.Of(20m, Currency.Usd));
        (await HeldAsync(world)).Status.Should().Be(PaymentStatus.Canceled);
        await LeftAsync(world, receivable: 0, balance: 0, cash: 0);
    }

    [Fact]
    public async Task Credit_OfWhatIsPaid_GoesToTheBalance()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        await world.RunAsync(RunWorld.Start);

        await CreditAsync(world, 20m);

        await LeftAsync(world, receivable: 0, balance: 2_000, cash: 4_900);
    }

    [Theory]
    [InlineData(SandboxMethod.BankDebit)]
    [InlineData(SandboxMethod.Interactive)]
    public async Task Credit_OfAPartWhileTheWholeMayCome_GoesToTheBalance(SandboxMethod method)
    {
        var (world, _) = await BilledAsync(method);

        await CreditAsync(world, 20m);
        await LeftAsync(world, receivable: 4_900, balance: 2_000, cash: 0);
        world.Sandbox.Finish((await PaymentAsync(world)).Id);
        await world.RunAsync(RunWorld.Start.AddDays(1));

        await LeftAsync(world, receivable: 0, balance: 2_000, cash: 4_900);
    }

    /// <summary>A bank debit that comes back after a note: the balance pays before it is tried again.</summary>
    [Theory]
    [InlineData(49)]
    [InlineData(20)]
    public async Task Credit_WhileTheWholeMayComeAndDoesNot_IsTakenOffBeforeTheNextAttempt(int amount)
    {
        var (world, _) = await BilledAsync(SandboxMethod.BankDebit);
        await CreditAsync(world, amount);
        world.Sandbox.Fail((await PaymentAsync(world)).Id, new Decline(DeclineKind.Soft, "came_back"));
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        for (var day = 1; day < 5; day++) await world.RunAsync(RunWorld.Start.AddDays(day));

        await LeftAsync(world, receivable: 0, balance: 0, cash: 4_900 - (amount * 100));
    }

    /// <summary>Named twice, and once more: the balance pays once.</summary>
    [Fact]
    public async Task PayOpenPayments_OfOneCustomerTwice_PaysOnce()
    {
        var (world, _) = await BilledAsync(SandboxMethod.BankDebit);
        await CreditAsync(world, 20m);
        var payment = await PaymentAsync(world);
        var declined = PaymentOutcome.DeclinedFor(payment.ProviderId!, new Decline(DeclineKind.Soft, "came_back"));
        await world.Kept.ChangeAsync(new BookPayments(
            [new PaymentBooking { Customer = Ada, Payment = payment.Id, Event = new PaymentLookedUp(declined) }],
            "sandbox",
            PaymentPolicy.Default,
            new(Later, "host")));

        var paid = await world.Kept.ChangeAsync(new PayOpenPayments([Ada, Ada], new(Later, "host")));
        var again = await world.Kept.ChangeAsync(new PayOpenPayments([Ada], new(Later, "host")));

        paid.Should().Equal(payment.Id);
        again.Should().BeEmpty();
        await LeftAsync(world, receivable: 2_900, balance: 0, cash: 0);
    }

    /// <summary>The last attempt fails: nobody is suspended any more by what nobody owes.</summary>
    [Fact]
    public async Task Credit_WhileTheLastAttemptIsInFlight_PaysWhenItFails()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        foreach (var day in new[] { 0, 1, 3 }) await world.RunAsync(RunWorld.Start.AddDays(day));
        world.Sandbox.UseMethod(Ada, SandboxMethod.BankDebit);
        await world.RunAsync(RunWorld.Start.AddDays(7));
        await CreditAsync(world, 49m);
        await LeftAsync(world, receivable: 4_900, balance: 4_900, cash: 0);
        world.Sandbox.Fail((await PaymentAsync(world)).Id, new Decline(DeclineKind.Soft, "came_back"));

        await world.RunAsync(RunWorld.Start.AddDays(8));

        (await PaymentAsync(world)).Dunning.Stage.Should().Be(DunningStage.Stopped);
        await LeftAsync(world, receivable: 0, balance: 0, cash: 0);
    }

    [Fact]
    public async Task Credit_InPiecesWhileTheCustomerIsAsked_StopsOnceAllIsGivenBack()
    {
        var (world, _) = await BilledAsync(SandboxMethod.Interactive);

        await CreditAsync(world, 20m);
        await CreditAsync(world, 29m);
        await world.RunAsync(Later);

        (await HeldAsync(world)).Status.Should().Be(PaymentStatus.Canceled);
        await LeftAsync(world, receivable: 0, balance: 0, cash: 0);
    }

    /// <summary>The provider was down when the note came, and had not heard of the payment.</summary>
    [Fact]
    public async Task Credit_BeforeTheProviderHasHeard_IsTakenOffBeforeTheFirstAttempt()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        world.Provider = new FaultyPaymentProvider(world.Sandbox, static () => ProviderFault.Before);
        await world.RunAsync(RunWorld.Start);
        await CreditAsync(world, 20m);
        world.Provider = world.Sandbox;

        await world.RunAsync(Later);

        await LeftAsync(world, receivable: 0, balance: 0, cash: 2_900);
    }

    /// <summary>Who collects a payment elsewhere cancels it at the provider, and it stays owed in the books.</summary>
    [Fact]
    public async Task Credit_OfAnotherInvoice_PaysNothingThatWasCanceledAtTheProvider()
    {
        var (world, _) = await BilledAsync(SandboxMethod.Interactive);
        await world.Sandbox.CancelAsync((await PaymentAsync(world)).ProviderId!);
        await world.RunAsync(RunWorld.Start.AddDays(1));
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));

        await CreditAsync(world, 20m, "INV-000002");
        await LeftAsync(world, receivable: 4_900, balance: 2_000, cash: 4_900);
        await CreditAsync(world, 29m);

        await LeftAsync(world, receivable: 0, balance: 0, cash: 4_900);
    }

    /// <summary>
    /// The customer has a page of the provider open and does not pay: it cannot be told, and dunning ends all the same.
    /// </summary>
    [Fact]
    public async Task Credit_TheProviderCannotBeTold_DunningEndsAllTheSame()
    {
        var (world, _) = await BilledAsync(SandboxMethod.InsufficientFunds);
        await CreditAsync(world, 20m);
        world.Sandbox.UseMethod(Ada, SandboxMethod.Interactive);
        var payment = await PaymentAsync(world);
        await world.Sandbox.ConfirmAsync(new PaymentAttempt(payment.ProviderId!, 2, Later));

        for (var day = 1; day < 10; day++) await world.RunAsync(RunWorld.Start.AddDays(day));

        (await PaymentAsync(world)).Dunning.Stage.Should().Be(DunningStage.Exhausted);
        await LeftAsync(world, receivable: 2_900, balance: 0, cash: 0);
    }

    [Fact]
    public async Task Run_ThatTellsTheProvider_CountsNoDeclinedAttempt()
    {
        var (world, provider) = await BilledAsync(SandboxMethod.InsufficientFunds);
        await CreditAsync(world, 20m);
        provider.Calls.Clear();

        var report = await world.RunAsync(Later);

        provider.Calls.Should().Equal("amend");
        report.Declined.Should().Be(0);
    }

    /// <summary>What is previewed is what the run makes: the year's rest pays the year, and not the month.</summary>
    [Fact]
    public async Task Preview_OfTwoSubscriptions_IsWhatTheRunMakes()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        await world.PopulateAsync(0, Yearly);
        var year = SubscriptionId.Of("sub-year");
        await world.SubscribeAsync(Subscription.Begin(new SubscriptionTerms
        {
            Id = year,
            Customer = Ada,
            Plan = PlanTerms.Of(Yearly),
            Start = RunWorld.Start,
        }));
        world.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        await world.RunAsync(RunWorld.Start);
        var february = RunWorld.Start.AddMonths(1).AddHours(1);
        await new BillingSubscriptions(world.Kept)
            .CancelAsync(year, new(february.AddHours(-1), "host"), ChangeTiming.AtOnce);

        var preview = await world.BillingRun().PreviewDueAsync(february);
        var report = await world.RunAsync(february);

        preview.Invoices.Select(static invoice => invoice.Due).Should()
            .Equal(report.Invoices.Select(static invoice => invoice.Due));
        report.Invoices.Select(static invoice => invoice.Due).Should().Contain(Money.Of(49m, Currency.Usd));
    }

    [Fact]
    public void Book_ThatLessIsOwed_GoesWithWhatIsGivenBackAlone()
    {
        var lowered = new PaymentBooking
        {
            Customer = Ada,
            Payment = new PaymentId("p"),
            Event = new AmountLowered(Money.Of(1m, Currency.Usd)),
        };

        var book = () => new BookPayments([lowered], "sandbox", PaymentPolicy.Default, new(Later, "host"));

        book.Should().Throw<ArgumentException>().WithMessage("*PayOpenPayments*");
    }

    /// <summary>A host without a provider collects in its own ways, of which nothing is heard here.</summary>
    [Fact]
    public async Task Credit_OfWhatNoProviderHolds_GoesToTheBalance()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        world.Provider = null;
        await world.RunAsync(RunWorld.Start);

        await CreditAsync(world, 20m);

        await LeftAsync(world, receivable: 4_900, balance: 2_000, cash: 0);
    }

    /// <summary>The customer pays at a page of the provider before it is told to ask for less.</summary>
    [Fact]
    public async Task Credit_TheCustomerIsFaster_HasWhatWasTakenBeyond()
    {
        var (world, provider) = await BilledAsync(SandboxMethod.InsufficientFunds);
        await CreditAsync(world, 20m);
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        var payment = await PaymentAsync(world);
        await world.Sandbox.ConfirmAsync(new PaymentAttempt(payment.ProviderId!, 2, Later));

        await world.RunAsync(Later);

        provider.Calls.Should().EndWith("amend");
        await LeftAsync(world, receivable: 0, balance: 2_000, cash: 4_900);
        (await EventsAsync(world)).OfType<PaymentSucceeded>().Should().ContainSingle()
            .Which.Amount.Should().Be(Money.Of(49m, Currency.Usd));
    }

    [Fact]
    public async Task Credit_TheProviderRefusesToAskForLess_IsToldAndTakenUpAgain()
    {
        var (world, provider) = await BilledAsync(SandboxMethod.InsufficientFunds);
        await CreditAsync(world, 20m);
        provider.OnAmend = static _ => throw new PaymentProviderException(ErrorCodes.PaymentRefused, "No such key.");
        provider.Calls.Clear();
        await world.RunAsync(Later);
        await world.RunAsync(Later.AddDays(2));
        var calls = provider.Calls.ToArray();
        provider.OnAmend = null;
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);

        await world.BillingRun().RetryRefusedAsync(Later.AddDays(3));
        await world.RunAsync(Later.AddDays(3));

        calls.Should().Equal("amend");
        await LeftAsync(world, receivable: 0, balance: 0, cash: 2_900);
    }

    /// <summary>The failure comes at each call of the provider in turn.</summary>
    [Theory]
    [InlineData(ProviderFault.Before)]
    [InlineData(ProviderFault.After)]
    [InlineData(ProviderFault.QuestionLost)]
    [InlineData(ProviderFault.AnswerLost)]
    [InlineData(ProviderFault.Twice)]
    public async Task Credit_AnyCallFails_TakesTheRestOnce(ProviderFault fault)
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (new RunWorld(), 0);
            await world.PopulateAsync(1);
            world.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
            world.Provider = new FaultyPaymentProvider(
                world.Sandbox, () => ++count == at ? fault : ProviderFault.None);
            await world.RunAsync(RunWorld.Start);
            await world.RunAsync(RunWorld.Start.AddMinutes(15));

            await CreditAsync(world, 20m);
            world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
            await world.RunAsync(Later);
            await world.RunAsync(Later.AddMinutes(15));
            for (var day = 1; day < 4; day++) await world.RunAsync(RunWorld.Start.AddDays(day).AddHours(2));

            await LeftAsync(world, receivable: 0, balance: 0, cash: 2_900);
            if (count < at) break;
        }
    }

    /// <summary>A year that was never paid and is canceled: what comes back pays it, and no later invoice.</summary>
    [Fact]
    public async Task Cancel_OfAYearThatIsNotPaid_AsksForWhatWasUsed()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        await world.PopulateAsync(0, Yearly);
        var bob = CustomerId.Of("bob");
        await world.SubscribeAsync(RunWorld.SubscriptionOf(bob, Yearly));
        world.Sandbox.UseMethod(bob, SandboxMethod.InsufficientFunds);
        var ninth = RunWorld.Start.AddDays(8);
        for (var day = 0; day < 9; day++) await world.RunAsync(RunWorld.Start.AddDays(day));
        var suspended = await SumAsync(world, "receivable", bob);

        await new BillingSubscriptions(world.Kept)
            .CancelAsync(SubscriptionId.Of("sub-bob"), new(ninth, "host"), ChangeTiming.AtOnce);
        await world.RunAsync(ninth);
        await world.RunAsync(ninth.AddHours(2));

        // 1,200 x 8/365 is 26.30.
        suspended.Should().Be(120_000);
        (await SumAsync(world, "receivable", bob)).Should().Be(2_630);
        (await SumAsync(world, "balance", bob)).Should().Be(0);
        var held = world.Sandbox.Find(RunWorld.PaymentOf("sub-bob/start/0"));
        held.Amount.Should().Be(Money.Of(26.30m, Currency.Usd));
        await VerifyAsync(world);
    }

    /// <summary>What the balance paid of an invoice is on the balance again once the invoice is taken back.</summary>
    [Fact]
    public async Task Void_OfWhatTheBalancePaidAPartOf_GivesItBack()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        await world.RunAsync(RunWorld.Start);
        world.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        var february = RunWorld.Start.AddMonths(1).AddHours(1);
        await world.RunAsync(february);
        await CreditAsync(world, 20m);
        await LeftAsync(world, receivable: 2_900, balance: 0, cash: 4_900);

        var gone = await world.Invoices().VoidAsync("INV-000002", "never delivered", new(february, "host"));

        gone.IsAccepted.Should().BeTrue();
        await LeftAsync(world, receivable: 0, balance: 2_000, cash: 4_900);
    }

    [Fact]
    public async Task Credit_OfAnotherInvoice_PaysTheEarliestThatIsOpen()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        await world.RunAsync(RunWorld.Start);
        world.Sandbox.UseMethod(Ada, SandboxMethod.Stolen);
        await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));
        await world.RunAsync(RunWorld.Start.AddMonths(2).AddHours(1));

        await CreditAsync(world, 49m);

        var open = new List<PaymentRow>();
        await foreach (var row in world.Kept.StreamAsync<PaymentRow>(PaymentRow.Definition)) open.Add(row);
        open.Select(static row => (row.Invoice, row.AmountMinor)).Should().BeEquivalentTo(
            [(Number, 4_900L), ("INV-000002", 0L), ("INV-000003", 4_900L)]);
        await VerifyAsync(world);
    }

    /// <summary>A world whose first invoice was asked for, by what its customer pays with.</summary>
    private static async Task<(RunWorld World, ScriptedProvider Provider)> BilledAsync(SandboxMethod method)
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, method);
        await world.RunAsync(RunWorld.Start);
        return (world, provider);
    }

    private static async Task CreditAsync(RunWorld world, decimal amount, string number = Number)
    {
        var invoice = (await world.Kept.FindInvoiceAsync(number))!.Invoice;
        var part = new LineShare(invoice.Lines[0].Id, Money.Of(amount, Currency.Usd));
        var note = await world.Invoices().CreditAsync(
            number, new(world.Clock.GetUtcNow(), "host"), [part], FormattableString.Invariant($"{amount} less"));
        note.IsAccepted.Should().BeTrue();
    }

    private static async Task GiveMethodAsync(RunWorld world)
    {
        var payment = await PaymentAsync(world);
        await world.Kept.ChangeAsync(new BookPayments(
            [
                new PaymentBooking
                {
                    Customer = Ada,
                    Payment = payment.Id,
                    Event = new MethodGiven(),
                },
            ],
            "sandbox",
            PaymentPolicy.Default,
            new(Later, "host")));
    }

    private static async Task<Payment> PaymentAsync(RunWorld world) =>
        (await world.Kept.FindInvoiceAsync(Number))!.Payment!;

    private static async Task<PaymentOutcome> HeldAsync(RunWorld world) =>
        world.Sandbox.Find((await PaymentAsync(world)).Id);

    private static async Task LeftAsync(RunWorld world, long receivable, long balance, long cash)
    {
        (await SumAsync(world, "receivable", Ada)).Should().Be(receivable, "receivable");
        (-await SumAsync(world, "balance", Ada)).Should().Be(balance, "balance");
        (await world.CashAsync()).Should().Be((cash, cash));
        await VerifyAsync(world);
    }

    private static async Task VerifyAsync(RunWorld world)
    {
        var found = await new BillingVerifier(
            world.Kept, world.Usage, new VerificationOptions { Provider = world.Sandbox }).VerifyAsync();
        found.Findings.Should().BeEmpty();
    }

    private static async Task<long> SumAsync(RunWorld world, string account, CustomerId customer)
    {
        var sum = 0L;
        await foreach (var row in world.Kept.StreamAsync<LedgerRow>(LedgerRow.Definition))
        {
            if (row.Account == account && row.Customer == customer.Value) sum += row.AmountMinor;
        }

        return sum;
    }

    private static async Task<List<BillingEvent>> EventsAsync(RunWorld world) =>
        [.. (await world.Kept.WaitingMessagesAsync(Ada)).Select(BillingEvent.Of)];
}
