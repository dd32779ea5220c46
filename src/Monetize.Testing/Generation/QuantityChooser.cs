namespace Monetize.Testing.Generation;

/// <summary>Chooses quantities that crowd where something changes.</summary>
internal sealed class QuantityChooser(Chance chance, FigureChooser figures)
{
    /// <summary>A quantity at a spot, beside it, 0, or any other.</summary>
    public decimal Near(decimal[] spots)
    {
        if (chance.OneIn(10)) return 0m;
        if (spots.Length == 0 || chance.OneIn(3)) return figures.Quantity();
        var beside = chance.Pick(-1m, -QuantitySpots.Grain, 0m, QuantitySpots.Grain, 1m);
        return figures.Clamp(figures.Clamp(chance.Pick(spots)) + beside);
    }

    /// <summary>The exact amount of a record, where it carries one.</summary>
    public decimal? Amount() => chance.OneIn(2) ? figures.Amount() : null;
}
