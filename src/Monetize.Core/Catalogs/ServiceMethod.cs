using Monetize.Collections;

namespace Monetize;

/// <summary>A method of a service, with the meters that a call of it records.</summary>
public sealed record ServiceMethod
{
    /// <summary>The name within the service; <c>service.method</c> on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>The meters that a call records. None for a method that is free.</summary>
    public ValueArray<Meter> Meters { get; init; }

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
