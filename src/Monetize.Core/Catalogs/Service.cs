using Monetize.Catalogs.Building;
using Monetize.Collections;

namespace Monetize;

/// <summary>Something that is sold: its methods, and the plans under which it is sold.</summary>
public sealed record Service
{
    /// <summary>The name on the wire, such as <c>content-generation</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The name that customers see. None by default.</summary>
    public string? Name { get; init; }

    /// <summary>What it does, one sentence. None by default.</summary>
    public string? Description { get; init; }

    /// <summary>The domain under which it is published. None by default.</summary>
    public string? Domain { get; init; }

    /// <summary>The methods, each name once.</summary>
    public ValueArray<ServiceMethod> Methods { get; init; }

    /// <summary>The keys of the plans under which it is sold. None by default.</summary>
    public ValueArray<string> Plans { get; init; }

    /// <summary>Starts to declare a service.</summary>
    /// <param name="key">The name on the wire.</param>
    public static ServiceBuilder Create(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new ServiceBuilder(new Service { Key = key });
    }

    /// <summary>The <see cref="Key"/>.</summary>
    public override string ToString() => Key;
}
