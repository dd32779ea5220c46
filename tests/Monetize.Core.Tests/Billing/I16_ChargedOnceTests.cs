using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Payments;
using Monetize.Payments.Sandbox;
using Monetize.Testing.Faults;
using Monetize.Testing.Simulation;

namespace Monetize.Tests.Billing;

/// <summary>
/// I16: of each invoice at most one charge succeeds, what was taken is what the books say, and an unknown outcome is
/// asked for: no attempt is made while the one before may still bring money.
/// </summary>
public sealed class I16_ChargedOnceTests
{
    /// <summary>The failure comes at each call of the provider in turn.</summary>
    [Theory]
    [InlineData(ProviderFault.Before)]
    [InlineData(ProviderFault.After)]
    [InlineData(ProviderFault.QuestionLost)]
    [InlineData(ProviderFault.AnswerLost)]
    [InlineData(ProviderFault.Twice)]
    public async Task Collect_AnyCallFails_ChargesEachInvoiceOnce(ProviderFault fault)
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (await RunMonths.WorldAsync(), 0);
            var witness = new ChargeWitness(world.Sandbox, world.Clock);
            world.Provider = new FaultyPaymentProvider(
                witness, () => ++count == at ? fault : ProviderFault.None);

            await world.RunAsync(RunMonths.End);
            await world.RunAsync(RunMonths.End.AddMinutes(15));

            await EachIsPaidOnceAsync(world, witness);
            if (count < at) break;
        }
    }

    /// <summary>Any calls fail, and there are methods that lose answers and questions, and that decline.</summary>
    [Fact]
    public async Task Collect_ManyCallsFail_ChargesEachInvoiceOnce()
    {
        var faults = Enum.GetValues<ProviderFault>();
        var methods = new[]
        {
            SandboxMethod.Good, SandboxMethod.LostAnswer, SandboxMethod.LostQuestion, SandboxMethod.InsufficientFunds,
        };
        for (var seed = 1; seed <= 50; seed++)
        {
            var (world, some) = (await RunMonths.WorldAsync(), new Random(seed));
            var witness = new ChargeWitness(world.Sandbox, world.Clock);
            world.Provider = new FaultyPaymentProvider(
                witness, () => some.Next(3) == 0 ? faults[some.Next(faults.Length)] : ProviderFault.None);
            for (var i = 0; i < RunMonths.Customers; i++)
            {
                world.Sandbox.UseMethod(RunWorld.Customer(i), methods[some.Next(methods.Length)]);
            }

            for (var day = 0; day < 3; day++) await world.RunAsync(RunMonths.End.AddDays(day));
            world.Provider = witness;
            for (var i = 0; i < RunMonths.Customers; i++)
            {
                world.Sandbox.UseMethod(RunWorld.Customer(i), SandboxMethod.Good);
            }

            for (var day = 3; day < 9; day++) await world.RunAsync(RunMonths.End.AddDays(day));

            await EachIsPaidOnceAsync(world, witness);
        }
    }

    /// <summary>
    /// The witness itself: each attempt that did not arrive takes a day, also where the witness has seen none before.
    /// </summary>
    [Theory]
    [InlineData(0, 1, 0, true)]
    [InlineData(0, 2, 23, false)]
    [InlineData(0, 2, 24, true)]
    [InlineData(0, 3, 47, false)]
    [InlineData(0, 3, 48, true)]
    [InlineData(1, 2, 23, false)]
    [InlineData(1, 2, 24, true)]
    [InlineData(2, 4, 47, false)]
    [InlineData(2, 4, 48, true)]
    public async Task Witness_AttemptAfterSomeThatDidNotArrive_IsRightAfterADayForEach(
        int seen, int number, int hours, bool isRight)
    {
        var world = new RunWorld();
        var unheard = new ScriptedProvider(world.Sandbox) { OnConfirm = static _ => PaymentOutcome.Unknown };
        var witness = new ChargeWitness(unheard, world.Clock);
        var prepared = await witness.PrepareAsync(new PaymentRequest
        {
            Id = RunWorld.PaymentOf("a"),
            Customer = RunWorld.Customer(0),
            Amount = Money.Of(1m, Currency.Usd),
            Description = "INV-000001",
        });
        var seenAt = RunWorld.Start.AddDays(Math.Max(seen - 1, 0));
        if (seen > 0) await witness.ConfirmAsync(new PaymentAttempt(prepared.ProviderId!, seen, seenAt));

        await witness.ConfirmAsync(new PaymentAttempt(prepared.ProviderId!, number, seenAt.AddHours(hours)));

        (witness.Faults.Count == 0).Should().Be(isRight);
    }

    private static async Task EachIsPaidOnceAsync(RunWorld world, ChargeWitness witness)
    {
        // Whether an attempt was blind: the sandbox takes money once, whatever is sent.
        witness.Faults.Should().BeEmpty();
        var succeeded = new List<SettledPayment>();
        await foreach (var payment in world.Sandbox.StreamSucceededAsync()) succeeded.Add(payment);
        var due = await world.Kept.StreamAsync<InvoiceRow>(InvoiceRow.Definition)
            .Select(row => (Id: RunWorld.PaymentOf(row.Due).Value, Due: Money.FromMinor(row.DueMinor, Currency.Usd)))
            .ToListAsync();
        succeeded.Select(payment => (Id: payment.Id.Value, Due: payment.Amount)).Should().BeEquivalentTo(due);
        var (booked, taken) = await world.CashAsync();
        booked.Should().Be(taken);
        var open = 0L;
        await foreach (var row in world.Kept.StreamAsync(LedgerRow.Definition))
        {
            if (row is LedgerRow { Account: "receivable" } posting) open += posting.AmountMinor;
        }

        open.Should().Be(0);
    }
}
