using Monetize.Collections;

namespace Monetize.Testing.Generation;

/// <summary>Chooses tier tables of one to six tiers.</summary>
internal sealed class TierChooser(Chance chance, FigureChooser figures)
{
    /// <summary>Tiers for graduated and volume prices: a third of the tables has package sizes and caps.</summary>
    public ValueArray<Tier> Tiers()
    {
        var isStepped = chance.OneIn(3);
        return Table(bound => new Tier
        {
            UpToInclusive = bound,
            UnitPrice = figures.UnitPrice(),
            FlatFee = figures.Fee(),
            PackageSize = isStepped ? figures.Maybe(figures.Step) : null,
            AmountCap = isStepped ? figures.Maybe(figures.Amount) : null,
        });
    }

    /// <summary>Tiers with a flat fee alone, often rising.</summary>
    public ValueArray<Tier> Steps()
    {
        var fee = 0m;
        var rises = chance.OneIn(2);
        return Table(bound => new Tier
        {
            UpToInclusive = bound,
            FlatFee = fee = rises && fee < 1_000_000m ? fee + Math.Min(figures.Amount(), 1_000m) : figures.Amount(),
        });
    }

    /// <summary>Tiers of shares.</summary>
    public ValueArray<PercentageTier> Percentages() => Table(bound => new PercentageTier
    {
        UpToInclusive = bound,
        RatePercent = figures.Rate(),
        FlatFee = figures.Fee(),
    });

    private ValueArray<TTier> Table<TTier>(Func<decimal?, TTier> tier)
    {
        var tiers = new List<TTier>();
        var bound = 0m;
        for (var below = chance.Below(6); below > 0; below--) tiers.Add(tier(bound += figures.Step()));
        return [.. tiers, tier(null)];
    }
}
