using System.Globalization;
using Monetize.Collections;

namespace Monetize;

/// <summary>One use of something that is billed: who, what, how much and when.</summary>
/// <remarks>Immutable. Its identity is its <see cref="Key"/>; equality compares the whole content.</remarks>
public sealed record UsageRecord
{
    /// <summary>What makes the record itself: the same key with the same content is a duplicate.</summary>
    public required IdempotencyKey Key { get; init; }

    /// <summary>Who used it.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The key of the meter.</summary>
    public required string Meter { get; init; }

    /// <summary>
    /// How much, in the meter's unit, exactly. Negative only for a change of a weighted sum and for a correction.
    /// </summary>
    public required decimal Quantity { get; init; }

    /// <summary>
    /// When it was used. The instant counts, to the microsecond, which is what every store keeps: finer digits are cut.
    /// </summary>
    public required DateTimeOffset Time
    {
        get;
        init => field = value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>
    /// What the use costs the customer, exactly, where the record itself knows it: dynamic prices add it up.
    /// </summary>
    public decimal? Amount { get; init; }

    /// <summary>What the use cost the seller, exactly, for margins. Not billed; none by default.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The method that was called, <c>service.method</c>. None by default.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The key of the record that this one corrects by a difference, such as -3 where 3 too many were recorded. None by
    /// default.
    /// </summary>
    public IdempotencyKey? Corrects { get; init; }

    /// <summary>Values of the dimensions that the meter declares. None by default.</summary>
    public ValueMap Dimensions { get; init; }

    /// <summary>
    /// What the record adds to a count: 1, whatever its quantity, and a correction its quantity.
    /// </summary>
    public decimal Counted => Corrects is null ? 1m : Quantity;

    /// <summary>
    /// What it says otherwise than another record of the same key. The time is no difference: a retry may carry another
    /// one and still be the same use.
    /// </summary>
    /// <param name="other">The other record.</param>
    /// <returns>Words such as <c>quantity</c>; none where the content is the same.</returns>
    public IReadOnlyList<string> DifferencesFrom(UsageRecord other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var differences = new List<string>();
        if (Customer != other.Customer) differences.Add("customer");
        if (Meter != other.Meter) differences.Add("meter");
        if (Quantity != other.Quantity) differences.Add("quantity");
        if (Amount != other.Amount) differences.Add("amount");
        if (Cost != other.Cost) differences.Add("cost");
        if (Method != other.Method) differences.Add("method");
        if (Corrects != other.Corrects) differences.Add("corrected key");
        if (Dimensions != other.Dimensions) differences.Add("dimensions");
        return differences;
    }

    /// <summary>Key, customer, meter, quantity and time in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Key}: {Customer} {Meter} {Quantity} at {Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'}");
}
