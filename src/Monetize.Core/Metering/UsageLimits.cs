namespace Monetize.Metering;

/// <summary>
/// The limits of a usage record and of a batch. A record that exceeds one is rejected with <c>MON1406</c>, a larger
/// batch is a misuse.
/// </summary>
public static class UsageLimits
{
    /// <summary>Characters of an idempotency key.</summary>
    public const int KeyLength = 200;

    /// <summary>Characters of a customer's id.</summary>
    public const int CustomerLength = 200;

    /// <summary>Characters of the key of a meter, as in a catalog.</summary>
    public const int MeterLength = 100;

    /// <summary>Characters of the name of a dimension, as in a catalog.</summary>
    public const int DimensionNameLength = 100;

    /// <summary>Characters of the value of a dimension.</summary>
    public const int DimensionValueLength = 200;

    /// <summary>Characters of a service method, <c>service.method</c>.</summary>
    public const int MethodLength = 201;

    /// <summary>Records that are appended at once.</summary>
    public const int RecordsPerBatch = 10_000;
}
