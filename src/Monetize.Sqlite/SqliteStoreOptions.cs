namespace Monetize;

/// <summary>How a SQLite store behaves.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>How long to wait for another writer before the store is busy. 30 seconds by default.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many records may wait before the store folds them by itself. 100,000 by default: folding costs by the number
    /// of customers and meters that it meets, so larger folds are cheaper and leave more to read meanwhile.
    /// </summary>
    public int FoldEvery { get; init; } = 100_000;

    /// <summary>Whether opening may create or upgrade the schema. True by default.</summary>
    public bool MayUpgrade { get; init; } = true;

    /// <summary>Told of each step, so that a test can stop the process there.</summary>
    internal Action<string>? Reached { get; init; }
}
