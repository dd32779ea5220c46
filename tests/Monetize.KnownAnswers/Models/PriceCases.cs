using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>A quantity, a price and what stands around it: the amount, and where the case tells them the lines.</summary>
public sealed class PriceCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        if (PeerChoice(known) is { } choice) return Verdict.Skip(choice);
        var charge = ChargeReader.Read(input, PriceReader.Read(known.Model, input)!);
        return IsLine(known) ? Line(known, charge) : Exact(known, charge);
    }

    // What this peer alone does, and why the engine has no switch for it.
    private static string? PeerChoice(KnownCase known)
    {
        if (!known.Tags.Contains("peer_specific") || known.Input.Text("line_position") != "mid") return null;
        return known.Model switch
        {
            "flat" => "this peer books flat fees on one line of the period only",
            "volume" => "this peer books volume tiers on the last line only",
            _ => null,
        };
    }

    private static decimal DiscountUnits(CaseFields input) => input.OptionalNumber("usage_discount_units") ?? 0m;

    private static Verdict Line(KnownCase known, CompiledUsageCharge charge)
    {
        var input = known.Input;
        var quantity = input.OptionalNumber("quantity") ?? 0m;
        var previous = input.OptionalNumber("previous_quantity") ?? 0m;
        var step = charge.ReadsItems
            ? new BookingStep
            {
                Items = [new UsageItem(previous + quantity)],
                PreviousItems = previous == 0m ? [] : [new UsageItem(previous)],
            }
            : new BookingStep { Quantity = quantity, PreviousQuantity = previous };
        var line = Booking.Book(charge, input.Currency, step with
        {
            DiscountUnits = DiscountUnits(input),
            PreviouslyBooked = CaseMoney.Optional(input, "previously_billed") ?? 0m,
            DiscountPercent = input.OptionalNumber("percentage_discount") ?? 0m,
            Position = input.Text("line_position") switch
            {
                "mid" => LinePosition.Mid,
                "last" => LinePosition.Last,
                _ => LinePosition.Single,
            },
        });
        return Verdict.All(
            Amount(known, line.Amount),
            Verdict.Compare("discount", known.Expected.OptionalNumber("discount") ?? 0m, line.Discount.Amount),
            known.Expected.Has("lines") ? CaseLines.Compare(known, line) : Verdict.Passed);
    }

    private static Verdict Exact(KnownCase known, CompiledUsageCharge charge)
    {
        var input = known.Input;
        var quantity = input.OptionalNumber("quantity") ?? 0m;
        var parts = charge.Rate([new UsageItem(quantity)], out var exact);
        if (DiscountUnits(input) is > 0m and var free)
        {
            var step = new BookingStep { Quantity = quantity, DiscountUnits = free };
            var line = Booking.Book(charge, input.Currency, step);
            (parts, exact) = ([.. line.Breakdown], line.Exact);
        }

        var amount = input.OptionalNumber("tier_selection_quantity") is { } selection
            ? RatingEngine.Compile(charge.Charge.Price!).TotalSelected(quantity, selection)
            : exact;
        return Verdict.All(
            Amount(known, Money.Of(amount, input.Currency)),
            known.Expected.OptionalNumber("effective_unit_cost") is { } cost
                ? Verdict.Compare(
                    "effective_unit_cost", cost, RatingEngine.Compile(charge.Charge.Price!).AverageUnitPrice(quantity))
                : Verdict.Passed,
            known.Expected.Has("tier_amounts")
                ? CaseLines.CompareAmounts(known.Expected.Numbers("tier_amounts"), parts)
                : Verdict.Passed,
            known.Expected.Has("lines") ? CaseLines.Compare(known, parts) : Verdict.Passed);
    }

    private static Verdict Amount(KnownCase known, Money amount) => Verdict.All(
        known.Expected.OptionalNumber("amount") is { } major
            ? Verdict.Compare("amount", major, amount.Amount)
            : Verdict.Passed,
        known.Expected.OptionalNumber("amount_minor") is { } minor
            ? Verdict.Compare("amount_minor", minor, amount.ToMinor())
            : Verdict.Passed);

    private static bool IsLine(KnownCase known) =>
        known.Input.Has("line_position")
        || known.Input.Names.Concat(known.Expected.Names).Any(name => name.EndsWith("_minor", StringComparison.Ordinal));
}
