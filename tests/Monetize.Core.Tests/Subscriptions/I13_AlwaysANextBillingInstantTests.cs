using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>I13: until it ends, a subscription always has a next instant at which it is billed.</summary>
public sealed class I13_AlwaysANextBillingInstantTests
{
    [Fact]
    public void NextDue_BeforeTheEnd_IsLaterAndThere() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        var at = subscription.Terms.Start.AddDays(-1);
        for (var i = 0; i < 30; i++)
        {
            if (subscription.NextDue(at) is not { } due) return at >= subscription.End;
            if (due.At <= at) return false;
            at = due.At;
        }

        return true;
    });

    [Fact]
    public void NextDue_OneAfterTheOther_MeetsEveryInstantOfDue() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        var (from, to) = (subscription.Terms.Start.AddTicks(-1), subscription.Terms.Start.AddDays(120));
        var met = new List<DateTimeOffset>();
        for (var next = subscription.NextDue(from); next?.At <= to; next = subscription.NextDue(next.At))
        {
            met.Add(next.At);
        }

        return met.SequenceEqual(subscription.Due(from, to).Select(item => item.At).Distinct());
    });

    [Fact]
    public void Due_AnyStretch_HasKeysOfTheirOwn() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        var keys = subscription.Due(subscription.Terms.Start.AddTicks(-1), subscription.Terms.Start.AddDays(200))
            .Select(item => item.Key).ToList();

        return keys.Distinct().Count() == keys.Count;
    });

    [Fact]
    public void Due_BeforeALaterChange_StaysAsItWas() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        if (subscription.History.IsEmpty) return true;
        var known = lives.Below(subscription.History.Count);
        var next = subscription.History[known].Decided;
        var before = subscription.Terms.Start.AddTicks(-1);

        return subscription.Known(known).Due(before, next.AddTicks(-1))
            .SequenceEqual(subscription.Due(before, next.AddTicks(-1)));
    });

    [Fact]
    public void Due_FromTheStart_ClosesEveryInstantOnce() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        var start = subscription.Terms.Start;
        var reached = start;
        foreach (var item in subscription.Due(start.AddTicks(-1), start.AddDays(200)))
        {
            if (item.Closing is not { } closing) continue;
            if (closing.Billed.From != reached) return false;
            reached = closing.Billed.ToExclusive;
        }

        return subscription.End is not { } end || end > start.AddDays(200) || reached == end;
    });
}
