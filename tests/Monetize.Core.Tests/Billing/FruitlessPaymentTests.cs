using Monetize.Errors;
using Monetize.Payments;

namespace Monetize.Tests.Billing;

/// <summary>A provider whose answers bring nothing forward: a run ends all the same, and a later one goes on.</summary>
public sealed class FruitlessPaymentTests
{
    private const int Endless = 100;

    [Theory]
    [InlineData(PaymentStatus.Missing)]
    [InlineData(PaymentStatus.Prepared)]
    public async Task Run_ConfirmationFindsNothingToCharge_EndsAndAsksLater(PaymentStatus answer)
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        provider.OnConfirm = attempt => OutcomeOf(answer, attempt.ProviderId);

        await RunAsync(world, provider, RunWorld.Start);
        var first = provider.Calls.ToArray();
        provider.OnConfirm = null;
        await RunAsync(world, provider, RunWorld.Start.AddSeconds(59));
        var early = provider.Calls.Count;
        await RunAsync(world, provider, RunWorld.Start.AddMinutes(1));

        first.Should().Equal("prepare", "confirm");
        early.Should().Be(2, "asked again at once it would answer the same");
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_PreparationMakesNothing_EndsAndAsksLater()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        provider.OnPrepare = static _ => PaymentOutcome.Missing;

        await RunAsync(world, provider, RunWorld.Start);
        provider.OnPrepare = null;
        await RunAsync(world, provider, RunWorld.Start.AddMinutes(1));

        provider.Calls.Should().Equal("prepare", "prepare", "confirm");
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    /// <summary>Whatever is answered to whatever is asked.</summary>
    [Fact]
    public async Task Run_AnyAnswers_EndsAfterAFewQuestions()
    {
        var answers = Enum.GetValues<PaymentStatus>();
        for (var seed = 1; seed <= 200; seed++)
        {
            var some = new Random(seed);
            var (world, provider) = await RunWorld.ScriptedAsync();
            provider.OnPrepare = _ => Any();
            provider.OnConfirm = _ => Any();
            provider.OnLookUp = _ => Any();
            for (var hour = 0; hour < 20; hour++)
            {
                provider.Calls.Clear();
                await RunAsync(world, provider, RunWorld.Start.AddHours(hour));
                provider.Calls.Count.Should().BeLessThanOrEqualTo(3, "seed {0}, hour {1}", seed, hour);
            }

            PaymentOutcome Any() => OutcomeOf(answers[some.Next(answers.Length)], "object");
        }
    }

    private static PaymentOutcome OutcomeOf(PaymentStatus status, string providerId) => status switch
    {
        PaymentStatus.Unknown => PaymentOutcome.Unknown,
        PaymentStatus.Missing => PaymentOutcome.Missing,
        PaymentStatus.Refused =>
            throw new PaymentProviderException(ErrorCodes.PaymentRefused, "No such key."),
        PaymentStatus.Declined => PaymentOutcome.DeclinedFor(providerId, new Decline(DeclineKind.Soft, "no")),
        _ => PaymentOutcome.Of(status, providerId),
    };

    /// <summary>A run, which is ended where it never would.</summary>
    private static async Task RunAsync(RunWorld world, ScriptedProvider provider, DateTimeOffset at)
    {
        using var ending = new CancellationTokenSource();
        provider.Asked = () =>
        {
            if (provider.Calls.Count > Endless) ending.Cancel();
        };
        await world.RunAsync(at, cancellationToken: ending.Token);
    }
}
