namespace Monetize.Architecture.Tests.Reading;

/// <summary>What the type parameters of a signature stand for, as far as the caller knows.</summary>
internal sealed record TypeArguments(IReadOnlyList<TypeShape> OfType, IReadOnlyList<TypeShape> OfMethod)
{
    public static TypeArguments Unknown { get; } = new([], []);
}
