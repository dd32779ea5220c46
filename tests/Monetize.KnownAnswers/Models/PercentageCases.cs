using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>A share of a volume, record by record.</summary>
public sealed class PercentageCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var noBase = input.OptionalNumber("base_amount") == 0m && input.OptionalNumber("event_count") > 0m;
        if (noBase && known.Tags.Contains("peer_specific"))
        {
            return Verdict.Skip("this peer waives the fixed amount of records where the base is zero");
        }

        var items = Transactions(input).Select(amount => new UsageItem(amount)).ToArray();
        var total = RatingEngine.Compile(PriceReader.Read("percentage", input)!).Total(items);
        return Verdict.Compare("amount", known.Expected.Number("amount"), total);
    }

    // Where single records are not told, the running totals give the first ones and the next one bears the rest.
    private static IEnumerable<decimal> Transactions(CaseFields input)
    {
        if (input.Has("transactions")) return input.Numbers("transactions");
        var count = (int)input.Number("event_count");
        var transactions = new decimal[count];
        var running = 0m;
        var index = 0;
        foreach (var total in input.Numbers("running_totals_of_free_candidate_events").Take(count))
        {
            transactions[index++] = total - running;
            running = total;
        }

        var rest = input.Number("base_amount") - running;
        if (index < count) transactions[index] = rest;
        else if (count > 0) transactions[count - 1] += rest;
        return transactions;
    }
}
