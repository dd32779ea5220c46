using System.Globalization;

namespace Monetize.Rating;

/// <summary>A prepaid amount that usage burns down.</summary>
public sealed record PrepaidCredit
{
    /// <summary>What names it, each once.</summary>
    public required string Id { get; init; }

    /// <summary>What is left of it. 0 or more.</summary>
    public required decimal Remaining { get; init; }

    /// <summary>Which credits burn first: the smaller number. 0 by default.</summary>
    public int Priority { get; init; }

    /// <summary>From when on it is worth nothing; <see langword="null"/> for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was granted.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>Id and what is left, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}: {Remaining}");
}
