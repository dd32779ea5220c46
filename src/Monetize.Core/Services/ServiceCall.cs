using Monetize.Collections;

namespace Monetize.Services;

/// <summary>A call of a service's method that was done and recorded: the event of the method.</summary>
public abstract record ServiceCall
{
    private protected ServiceCall()
    {
    }

    /// <summary>The name of the method, <c>service.method</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Who called.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>What makes the call itself.</summary>
    public required IdempotencyKey Key { get; init; }

    /// <summary>What was recorded: one for each meter of the method.</summary>
    public required ValueArray<MeteredUse> Uses { get; init; }

    /// <summary>The method and the customer.</summary>
    public sealed override string ToString() => string.Concat(Method, " of ", Customer.Value);
}
