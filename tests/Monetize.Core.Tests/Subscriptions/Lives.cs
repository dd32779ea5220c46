using FsCheck;
using FsCheck.Fluent;
using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>Random subscriptions: a start, a zone, and changes which are taken or refused as they come.</summary>
internal sealed class Lives
{
    private static readonly Interval[] Intervals =
        [Every.Day, Every.Week, Every.Month, Every.Quarter, Every.Year, Every.Days(30), Every.Months(2)];

    private static readonly Plan[] Plans = [Sold.Basic, Sold.Pro, Sold.Pro2, Sold.Yearly];

    private readonly Random _random;

    public Lives(int seed) => _random = new Random(seed);

    public DateTimeOffset Instant() => Zones.Instant("2024-01-01T00:00Z").AddMinutes(_random.Next(3 * 366 * 24 * 60));

    public TimeZoneInfo Zone() => Pick(Zones.All);

    public Interval Interval() => Pick(Intervals);

    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    public int Below(int bound) => _random.Next(bound);

    public Money Price() => Money.FromMinor(_random.NextInt64(1, 10_000_000), Pick(Currencies));

    public BillingAnchor Anchor()
    {
        var (instant, interval, zone) = (Instant(), Interval(), Zone());
        return _random.Next(3) switch
        {
            0 => BillingAnchor.Calendar(instant, interval, zone),
            1 => BillingAnchor.AtLocal(ZonedTime.ToLocal(instant, zone).Date, interval, zone),
            _ => BillingAnchor.StartingAt(instant, interval, zone),
        };
    }

    /// <summary>An instant within a period, its beginning and end among them.</summary>
    public DateTimeOffset Within(Period period) => _random.Next(6) switch
    {
        0 => period.From,
        1 => period.ToExclusive,
        _ => period.From.AddTicks(_random.NextInt64(period.Ticks + 1)),
    };

    /// <summary>
    /// A subscription with up to a number of changes, most of them days apart and some at one instant.
    /// </summary>
    public Subscription Subscription(int changes = 8)
    {
        var terms = Sold.Terms("2024-01-01T00:00Z") with
        {
            Start = Instant(),
            Zone = Zone(),
            Plan = PlanTerms.Of(Pick(Plans)),
            Alignment = Pick(Enum.GetValues<BillingAlignment>()),
            BillingDay = _random.Next(3) == 0 ? _random.Next(1, 32) : null,
            TrialDays = _random.Next(2) * _random.Next(60),
        };
        var subscription = Monetize.Subscription.Begin(terms);
        var at = terms.Start;
        for (var i = 0; i < changes; i++)
        {
            at = _random.Next(5) == 0 ? subscription.NextDue(at)?.At ?? at : at.AddMinutes(_random.Next(40 * 24 * 60));
            var result = Change(subscription, at);
            if (result.IsAccepted) subscription = result.Subscription;
        }

        return subscription;
    }

    private static readonly Currency[] Currencies =
        [Currency.Usd, Currency.Of("JPY"), Currency.Of("KWD"), Currency.Eur];

    private ChangeResult Change(Subscription subscription, DateTimeOffset at)
    {
        var timing = Pick(Enum.GetValues<ChangeTiming>());
        return _random.Next(16) switch
        {
            0 or 1 or 2 or 3 => subscription.ChangePlan(Pick(Plans), at, timing),
            4 or 5 or 6 => subscription.ChangeQuantity(_random.Next(5), at, timing),
            7 or 8 => subscription.Pause(at),
            9 or 10 => subscription.Resume(at),
            11 => subscription.Reanchor(at),
            12 => subscription.ConvertTrial(at),
            13 => subscription.Withdraw(at),
            14 => subscription.Cancel(at, timing),
            _ => subscription.ChangePlan(Sold.InEuro, at, timing),
        };
    }

    /// <summary>
    /// Checks that something holds for many random lives. What FsCheck prints on a failure is the seed.
    /// </summary>
    public static void All(Func<Lives, bool> holds, int cases = 1_000) => Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => holds(new Lives(seed)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
}
