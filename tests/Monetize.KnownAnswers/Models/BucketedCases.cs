using Monetize.Metering;

namespace Monetize.KnownAnswers.Models;

/// <summary>Buckets of time, each priced by itself, then added.</summary>
public sealed class BucketedCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var model = input.Text("price_model")!;
        if (PriceReader.Read(model, input) is not { } price) return Verdict.Skip($"no price is called {model}");
        var items = input.Numbers("bucket_quantities").Select(quantity => new UsageItem(quantity)).ToArray();
        var total = ChargeReader.Read(input, price, UsageBucket.Hour).Total(items);
        return Verdict.Compare("amount", known.Expected.Number("amount"), total);
    }
}
