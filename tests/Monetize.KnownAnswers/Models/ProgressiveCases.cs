using System.Globalization;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>Snapshots of one period, each booking what the ones before have not.</summary>
public sealed class ProgressiveCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var model = input.Text("price_model")!;
        if (PriceReader.Read(model, input) is not { } price) return Verdict.Skip($"no price is called {model}");
        var charge = ChargeReader.Read(input, price);
        var quantities = input.Numbers("cumulative_quantities");
        var booked = Money.Zero(input.Currency);
        var amounts = new List<decimal>();
        for (var i = 0; i < quantities.Count; i++)
        {
            var isLast = i == quantities.Count - 1;
            var amount = Booking.Snapshot(charge, input.Currency, [new UsageItem(quantities[i])], booked, isLast);
            booked += amount;
            amounts.Add(amount.Amount);
        }

        var expected = known.Expected.Numbers("amounts");
        return expected.SequenceEqual(amounts) ? Verdict.Passed : Verdict.Fail(Text(expected), Text(amounts));
    }

    private static string Text(IEnumerable<decimal> amounts) =>
        string.Join("; ", amounts.Select(amount => amount.ToString(CultureInfo.InvariantCulture)));
}
