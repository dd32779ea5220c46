namespace Monetize;

/// <summary>How a PostgreSQL store behaves.</summary>
public sealed record PostgreSqlStoreOptions
{
    /// <summary>
    /// The schema that holds the store: one for each tenant. <c>monetize</c> by default; created where it is missing.
    /// </summary>
    public string Schema { get; init; } = "monetize";

    /// <summary>
    /// How many records this store adds before it folds them by itself. 100,000 by default: folding costs by the number
    /// of customers and meters that it meets, so larger folds are cheaper and leave more to read meanwhile.
    /// </summary>
    public int FoldEvery { get; init; } = 100_000;

    /// <summary>Whether opening may create or upgrade the schema. True by default.</summary>
    public bool MayUpgrade { get; init; } = true;

    /// <summary>Told of each step, so that a test can stop the process there.</summary>
    internal Action<string>? Reached { get; init; }
}
