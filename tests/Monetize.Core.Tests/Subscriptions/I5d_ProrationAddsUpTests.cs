using Monetize.Catalogs;
using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>I5d: parts of a period add up to it; what is given back and what was used are the price.</summary>
public sealed class I5d_ProrationAddsUpTests
{
    private static readonly ProrationMethod[] Shared = [ProrationMethod.Second, ProrationMethod.Day];

    [Fact]
    public void Parts_OfAnyCut_AddUpToTheWhole() => Lives.All(lives =>
    {
        var proration = Proration(lives);
        var price = lives.Price();
        var cuts = Enumerable.Range(0, lives.Below(12)).Select(_ => lives.Within(proration.Whole))
            .Append(proration.Whole.From).Append(proration.Whole.ToExclusive).Order().ToList();

        var sum = cuts.Zip(cuts.Skip(1), (from, to) => proration.Of(price, new Period(from, to)))
            .Aggregate(Money.Zero(price.Currency), (total, part) => total + part);

        return sum == price.Round();
    });

    [Fact]
    public void CreditOfTheRest_WithWhatWasUsed_IsTheOldPrice() => Lives.All(lives =>
    {
        var proration = Proration(lives);
        var price = lives.Price();
        var at = lives.Within(proration.Whole);
        var used = proration.Of(price, proration.Whole with { ToExclusive = at });

        return used - proration.Change(price, price, at).Credit == price.Round();
    });

    [Fact]
    public void Upgrade_AndItsReverseAtOnce_CancelOut() => Lives.All(lives =>
    {
        var proration = Proration(lives);
        var (before, at) = (lives.Price(), lives.Within(proration.Whole));
        var after = before * lives.Below(20);

        return (proration.Change(before, after, at).Net + proration.Change(after, before, at).Net).Amount == 0m;
    });

    [Fact]
    public void Part_OfAPrice_IsWithinOneMinorUnitOfItsShare() => Lives.All(lives =>
    {
        var proration = Proration(lives);
        var price = lives.Price();
        var from = lives.Within(proration.Whole);
        var part = new Period(from, lives.Within(proration.Whole with { From = from }));

        var difference = proration.Of(price, part) - proration.ShareOf(part).Of(price);

        return Math.Abs(difference.ToMinor()) <= 1;
    });

    private static PeriodProration Proration(Lives lives)
    {
        var anchor = lives.Anchor();
        return new PeriodProration(lives.Pick(Shared), anchor.PeriodAt(lives.Below(48)), anchor.Zone);
    }
}
