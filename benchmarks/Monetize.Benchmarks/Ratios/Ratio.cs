using System.Text.Json.Serialization;

namespace Monetize.Benchmarks.Ratios;

/// <summary>One row of the report: a figure measured beside its reference, and the bound that it must keep.</summary>
public sealed record Ratio
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("value")]
    public required double Value { get; init; }

    [JsonPropertyName("limit")]
    public required double Limit { get; init; }

    /// <summary><c>lower</c> or <c>higher</c>.</summary>
    [JsonPropertyName("better")]
    public required string Better { get; init; }

    [JsonPropertyName("unit")]
    public required string Unit { get; init; }

    /// <summary>True for counts and bytes, which do not depend on the machine's mood.</summary>
    [JsonPropertyName("hard")]
    public required bool Hard { get; init; }

    /// <summary>How far the reference's own rounds lie apart: the range of their middle half over the median.</summary>
    [JsonPropertyName("spread")]
    public required double Spread { get; init; }

    /// <summary>Null where there is no bound, and where the reference spreads too far to tell.</summary>
    [JsonPropertyName("holds")]
    public bool? Holds
    {
        get
        {
            if (this is { Better: "higher", Limit: StoreRounds.NoBound }) return null;
            if (!Hard && Spread > Measurement.MaxSpread) return null;
            return Better == "lower" ? Value <= Limit : Value >= Limit;
        }
    }
}
