using Monetize.Benchmarks.References;
using Monetize.Benchmarks.Usage;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Verification;
using Monetize.Collections;
using Monetize.Rating;
using Monetize.Storage;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Ratios;

/// <summary>
/// B1 and B2: reading and rating beside a drain of the same rows, and a run that writes its invoices beside one that is
/// written by hand for its one plan and writes the same rows. The bounds are what is reached, and a half on top: they
/// tell when it grows (docs/adr/0010).
/// </summary>
public sealed class RunRatios(bool isQuick, BillingServer server)
{
    private const int Months = 9;
    private const double MostOfReadingAFile = 5;
    private const double MostOfReadingAServer = 8;
    private const double MostOfBilling = 6.5;
    private const double MostOfACopy = 13;
    private const int WarmUps = 2;

    // Some words are cheap, and some calls are paid for.
    private const int Records = 15;

    private readonly int _read = isQuick ? 10_000 : 100_000;
    private readonly int _billed = isQuick ? 200 : 2_000;

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("B1.sqlite", () => BillingFiles.On(place => Read("B1.sqlite", MostOfReadingAFile, place)));
        yield return ("B2.sqlite", () => BillingFiles.On(place => Bill("B2.sqlite", place)));
        yield return ("B2.copy.sqlite", Copy);
        if (BillingServer.IsMissing) yield break;
        yield return ("B1.postgresql", () => server.On(place => Read("B1.postgresql", MostOfReadingAServer, place)));
        yield return ("B2.postgresql", () => server.On(place => Bill("B2.postgresql", place)));
    }

    private Ratio Read(string id, double limit, Func<BillingPlace> next)
    {
        using var place = next();
        var work = new BillingWorkload(place.Usage, place.Billing, _read, records: 1);
        work.Use();
        using var byHand = place.ByHand();
        var pages = Enumerable.Range(0, _read).Select(BillingWorkload.Customer).Chunk(BillingWorkload.UsualPage)
            .Select(static page => page.ToValueArray())
            .ToList();
        var month = BillingWorkload.Start;
        var rated = Rate(place.Usage, pages);
        Require(rated, byHand.Rate(month));
        var (quotient, spread) = Measurement.Compare(
            () => Require(Rate(place.Usage, pages), rated),
            () => Require(byHand.Drain(month).Customers, _read),
            Pairs,
            TimeSpan.FromSeconds(isQuick ? 0.5 : 2));
        return Row(id, "reading and rating page by page / a drain of the same rows", quotient, limit, spread, "lower");
    }

    /// <summary>Asks as a run does, and gives the sum of all lines in cents.</summary>
    private static decimal Rate(IUsageStore usage, List<ValueArray<CustomerId>> pages)
    {
        var plan = RatingEngine.Compile(BillingWorkload.Plan);
        var charges = BillingWorkload.Meters.ToDictionary(
            static meter => meter.Key, meter => plan.FindUsage(meter.Key)!, StringComparer.Ordinal);
        var until = Wait(usage.GetWatermarkAsync());
        var sum = 0m;
        foreach (var page in pages)
        {
            var query = new UsageSummaryQuery
            {
                Meters = [.. BillingWorkload.Meters],
                Period = Period.UtcMonth(BillingWorkload.Start.Year, BillingWorkload.Start.Month),
                Customers = page,
                Until = until,
            };
            foreach (var summary in usage.SummarizeAsync(query).ToBlockingEnumerable())
            {
                var amount = charges[summary.Meter].Total(summary.Quantity);
                sum += Math.Round(amount * 100m, MidpointRounding.AwayFromZero);
            }
        }

        return sum;
    }

    private Ratio Bill(string id, Func<BillingPlace> next)
    {
        using var ours = next();
        using var theirs = next();
        var subject = new BillingWorkload(ours.Usage, ours.Billing, _billed, Records);
        var reference = new BillingWorkload(theirs.Usage, theirs.Billing, _billed, Records);
        subject.Begin();
        reference.Begin();
        using var byHand = theirs.ByHand();
        var (quotients, references) = (new List<double>(), new List<double>());
        for (var month = 0; month < WarmUps + Months; month++)
        {
            subject.Use();
            reference.Use();
            var (run, hand) = month % 2 == 0 ? OursFirst() : TheirsFirst();
            subject.Collect();
            reference.Collect();
            if (month < WarmUps) continue;
            references.Add(hand);
            quotients.Add(run / hand);
        }

        RequireSame(ours, theirs);
        return Row(
            id,
            "a run that invoices / the same rows by hand, a page a transaction",
            Measurement.Median([.. quotients]),
            MostOfBilling,
            Measurement.Spread([.. references]),
            "lower");

        void ByHand() => Require(
            byHand.Bill(BillingWorkload.Start, reference.Opening, reference.Boundary), _billed);

        (double Run, double Hand) OursFirst()
        {
            var run = Time(subject.Invoice);
            return (run, Time(ByHand));
        }

        (double Run, double Hand) TheirsFirst()
        {
            var hand = Time(ByHand);
            return (Time(subject.Invoice), hand);
        }
    }

    /// <summary>A copy decides nothing, makes no documents and no hashes, and changes no customer.</summary>
    private Ratio Copy()
    {
        using var folder = new ScratchFolder();
        var (path, other) = (folder.Next(), folder.Next());
        using var place = BillingFiles.Open(path);
        BillingFiles.Open(other).Dispose();
        var work = new BillingWorkload(place.Usage, place.Billing, _billed, Records);
        work.Begin();
        using var copy = new SqliteRowCopy(path, other);
        var (quotients, references) = (new List<double>(), new List<double>());
        for (var month = 0; month < WarmUps + Months; month++)
        {
            work.Use();
            var run = Time(work.Invoice);
            copy.Take(work.Boundary);
            var copied = Time(() => Require(copy.Write(), _billed));
            work.Collect();
            if (month < WarmUps) continue;
            references.Add(copied);
            quotients.Add(run / copied);
        }

        return Row(
            "B2.copy.sqlite",
            "a run that invoices / INSERT ... SELECT of the rows that it added",
            Measurement.Median([.. quotients]),
            MostOfACopy,
            Measurement.Spread([.. references]),
            "lower");
    }

    /// <summary>Both sides invoiced the same, and a verification finds no damage in what was written by hand.</summary>
    private static void RequireSame(BillingPlace ours, BillingPlace theirs)
    {
        Require(Invoiced(theirs), Invoiced(ours));
        var verification = Wait(new BillingVerifier(theirs.Billing, theirs.Usage).VerifyAsync());
        if (verification.IsSound) return;
        var findings = string.Join('\n', verification.Findings.Take(3));
        throw new InvalidOperationException($"By hand: {verification}\n{findings}");
    }

    private static (int Invoices, long Total) Invoiced(BillingPlace place)
    {
        var (count, total) = (0, 0L);
        foreach (var row in place.Billing.StreamAsync<InvoiceRow>(InvoiceRow.Definition).ToBlockingEnumerable())
        {
            count++;
            total += row.TotalMinor;
        }

        return (count, total);
    }

    private static void Require<T>(T found, T expected)
    {
        if (!EqualityComparer<T>.Default.Equals(found, expected))
        {
            throw new InvalidOperationException($"{found}, and it should be {expected}.");
        }
    }
}
