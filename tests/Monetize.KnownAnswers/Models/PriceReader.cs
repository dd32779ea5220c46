using Monetize.Catalogs;
using Monetize.Collections;

namespace Monetize.KnownAnswers.Models;

/// <summary>Reads the price of a case.</summary>
public static class PriceReader
{
    /// <summary>The price that a word of the cases stands for; null for a word that is none.</summary>
    public static Price? Read(string model, CaseFields input) => model switch
    {
        "flat" => Price.Flat(input.Number("amount")),
        "per_unit" => Price.PerUnit(
            input.OptionalNumber("unit_price") ?? CaseMoney.Major(input, input.Number("unit_price_minor"))),
        "graduated" => new GraduatedPrice { Tiers = Tiers(input) },
        "volume" => new VolumePrice { Tiers = Tiers(input) },
        "stairstep" => new StairstepPrice { Tiers = Tiers(input) },
        "package" => Package(input),
        "dynamic" => Price.Dynamic(input.OptionalNumber("multiplier") ?? 1m),
        "percentage" => Percentage(input),
        "graduated_percentage" => new GraduatedPercentagePrice { Tiers = PercentageTiers(input) },
        "block_tiers" when input.Text("policy") == "top_tier" => new VolumePrice { Tiers = Blocks(input) },
        "block_tiers" => new GraduatedPrice { Tiers = Blocks(input) },
        _ => null,
    };

    private static PackagePrice Package(CaseFields input) => new()
    {
        Size = input.Number("package_size"),
        PricePerPackage = input.Number("package_price"),
        FreeUnits = input.OptionalNumber("free_units") ?? 0m,
        Rounding = input.Text("rounding") == "down" ? PackageRounding.Down : PackageRounding.Up,
    };

    private static PercentagePrice Percentage(CaseFields input) => new()
    {
        RatePercent = input.Number("rate_percent"),
        FixedAmountPerRecord = input.OptionalNumber("fixed_amount_per_event") ?? 0m,
        FreeRecords = (int?)input.OptionalNumber("free_events"),
        FreeAmount = input.OptionalNumber("free_amount"),
        RecordMinimum = input.OptionalNumber("per_transaction_min"),
        RecordMaximum = input.OptionalNumber("per_transaction_max"),
    };

    // Bounds are in raw units and prices for billing units: both are taken into billing units.
    private static ValueArray<Tier> Tiers(CaseFields input)
    {
        var billingUnits = input.OptionalNumber("billing_units") ?? 1m;
        return input.Objects("tiers").Select(tier => new Tier
        {
            UpToInclusive = tier.OptionalNumber("up_to") / billingUnits,
            UnitPrice = Amount(input, tier.OptionalNumber("unit_price") ?? 0m),
            FlatFee = Amount(input, tier.OptionalNumber("flat_fee") ?? 0m),
            PackageSize = tier.OptionalNumber("package_size"),
            AmountCap = tier.OptionalNumber("amount_cap") is { } cap ? Amount(input, cap) : null,
        }).ToValueArray();
    }

    private static ValueArray<PercentageTier> PercentageTiers(CaseFields input) =>
        input.Objects("tiers").Select(tier => new PercentageTier
        {
            UpToInclusive = tier.OptionalNumber("up_to"),
            RatePercent = tier.Number("rate_percent"),
            FlatFee = tier.OptionalNumber("flat_fee") ?? 0m,
        }).ToValueArray();

    // A bound in blocks of the tier's own size, counted from the bound before; the last tier prices all that is left.
    private static ValueArray<Tier> Blocks(CaseFields input)
    {
        var bound = 0m;
        var blocks = input.Objects("tiers");
        return blocks.Select((block, index) =>
        {
            bound += block.Number("block_size") * (block.OptionalNumber("max_blocks") ?? 0m);
            return new Tier
            {
                UpToInclusive = index == blocks.Count - 1 ? null : bound,
                UnitPrice = block.Number("block_price"),
                PackageSize = block.Number("block_size"),
            };
        }).ToValueArray();
    }

    private static decimal Amount(CaseFields input, decimal amount) =>
        input.Flag("amounts_in_minor") ? CaseMoney.Major(input, amount) : amount;
}
