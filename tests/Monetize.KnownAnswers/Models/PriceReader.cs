using Monetize.Catalogs;
using Monetize.Collections;

namespace Monetize.KnownAnswers.Models;

/// <summary>Reads the price of a case.</summary>
public static class PriceReader
{
    public static Price Flat(CaseFields input) => Price.Flat(input.Number("amount"));

    public static Price PerUnit(CaseFields input) =>
        Price.PerUnit(input.OptionalNumber("unit_price") ?? Major(input, input.Number("unit_price_minor")));

    public static Price Graduated(CaseFields input) => new GraduatedPrice { Tiers = Tiers(input) };

    public static Price Volume(CaseFields input) => new VolumePrice { Tiers = Tiers(input) };

    public static Price Package(CaseFields input) => new PackagePrice
    {
        Size = input.Number("package_size"),
        PricePerPackage = input.Number("package_price"),
        FreeUnits = input.OptionalNumber("free_units") ?? 0m,
        Rounding = input.Text("rounding") == "down" ? PackageRounding.Down : PackageRounding.Up,
    };

    private static ValueArray<Tier> Tiers(CaseFields input) =>
        input.Objects("tiers").Select(tier => new Tier
        {
            UpToInclusive = tier.OptionalNumber("up_to"),
            UnitPrice = InMajor(input, tier.Number("unit_price")),
            FlatFee = InMajor(input, tier.OptionalNumber("flat_fee") ?? 0m),
        }).ToValueArray();

    private static decimal InMajor(CaseFields input, decimal amount) =>
        input.Flag("amounts_in_minor") ? Major(input, amount) : amount;

    private static decimal Major(CaseFields input, decimal minor)
    {
        for (var digit = 0; digit < input.Currency.MinorUnits; digit++) minor /= 10m;
        return minor;
    }
}
