namespace Monetize.Services;

/// <summary>A call with its request and its result.</summary>
/// <typeparam name="TRequest">What the call took.</typeparam>
/// <typeparam name="TResult">What the call gave.</typeparam>
public sealed record ServiceCall<TRequest, TResult> : ServiceCall
{
    /// <summary>What the call took.</summary>
    public required TRequest Request { get; init; }

    /// <summary>What the call gave.</summary>
    public required TResult Result { get; init; }
}
