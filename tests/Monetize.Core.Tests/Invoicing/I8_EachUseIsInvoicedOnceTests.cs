using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>I8, of invoices: each instant lies in one span at most, and each use is on invoices exactly once.</summary>
public sealed class I8_EachUseIsInvoicedOnceTests
{
    [Fact]
    public void Spans_OfAnyHistory_NeverOverlap() => InvoiceGenerator.All(some =>
    {
        var spans = new BillingLife(some).Spans;
        var stretches = spans.SelectMany(span => span.Stretches).OrderBy(stretch => stretch.From).ToList();
        return stretches.Zip(stretches.Skip(1)).All(pair => pair.First.ToExclusive <= pair.Second.From);
    });

    [Fact]
    public void Spans_OfAnyHistory_AreOneForEachPeriodAndVersion() => InvoiceGenerator.All(some =>
        new BillingLife(some).Spans.GroupBy(span => (span.PeriodNumber, span.Plan)).All(spans => spans.Count() == 1));

    [Fact]
    public void Spans_OfAnyHistory_LeaveOutOnlyTrialAndPause() => InvoiceGenerator.All(LeaveOutOnlyTrialAndPause);

    /// <summary>A life in which nothing was ever due.</summary>
    [Fact]
    public void Spans_OfAHistoryThatOwesNothing_LeaveOutEverything() =>
        LeaveOutOnlyTrialAndPause(new InvoiceGenerator(1713247410)).Should().BeTrue();

    [Fact]
    public void Invoices_OfAnyHistory_HoldEachUseOnce() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        var invoiced = life.Invoices.SelectMany(invoice => invoice.Lines).Where(line => line.Usage is not null)
            .Where(line => life.Spans.Any(
                span => span.PeriodNumber == line.PeriodNumber && span.Plan == line.Price!.Plan))
            .GroupBy(line => line.Usage!.Value.Meter)
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity));
        return new[] { "words", "calls" }.All(meter => invoiced.GetValueOrDefault(meter)
            == life.Spans.Sum(span => life.Quantity(span, meter, life.LastDue)));
    });

    private static bool LeaveOutOnlyTrialAndPause(InvoiceGenerator some)
    {
        var life = new BillingLife(some);
        return life.Uses.All(use =>
        {
            var period = life.Subscription.PeriodAt(use.Time);
            var isOwed = life.Subscription.StatusAt(use.Time) == Monetize.Subscriptions.SubscriptionStatus.Active;
            var isDue = period is { } found && found.Billed.ToExclusive <= life.LastDue && isOwed
                && life.Inputs.Any(input => input.Due.Closing?.Number == found.Number);
            return life.Spans.Count(span => span.Contains(use.Time)) == (isDue ? 1 : 0);
        });
    }
}
