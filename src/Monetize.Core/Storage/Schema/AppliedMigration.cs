using System.Globalization;

namespace Monetize.Storage.Schema;

/// <summary>A migration that a store remembers.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Hash">The hash of its statements when it was applied.</param>
public readonly record struct AppliedMigration(int Number, string Hash)
{
    /// <summary>The number.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
