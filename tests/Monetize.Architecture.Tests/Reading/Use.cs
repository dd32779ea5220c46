namespace Monetize.Architecture.Tests.Reading;

/// <summary>One use of a type, or of a member of a type.</summary>
/// <param name="At">The place that uses it.</param>
/// <param name="Type">The type that is used, or whose member is.</param>
internal sealed record Use(Place At, TypeShape Type)
{
    /// <summary>
    /// The name of the member in metadata, <c>get_Now</c> for a property; null where a type is mentioned.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>The type arguments of a generic method.</summary>
    public IReadOnlyList<TypeShape> TypeArguments { get; init; } = [];

    /// <summary>The types of the parameters of a method.</summary>
    public IReadOnlyList<TypeShape> Parameters { get; init; } = [];

    /// <summary>The type of a result or field.</summary>
    public TypeShape? Result { get; init; }

    /// <summary>The type on which a virtual method of a value is called without boxing.</summary>
    public TypeShape? Constrained { get; init; }

    /// <summary>
    /// The type of the value that the instruction before has left on the stack, where that is plain to see.
    /// </summary>
    public TypeShape? Before { get; init; }

    /// <summary>The number that the instruction before has left on the stack.</summary>
    public long? NumberBefore { get; init; }

    /// <summary>Whether the instruction before has left null on the stack.</summary>
    public bool NullBefore { get; init; }

    /// <summary>
    /// Whether null stands on the stack where a culture belongs: before a format, and no culture was loaded since.
    /// </summary>
    public bool NullCulture { get; init; }

    /// <summary>Every type that is named here.</summary>
    public IEnumerable<TypeShape> Mentioned =>
        new[] { Type, Result, Constrained }.OfType<TypeShape>().Concat(Parameters).Concat(TypeArguments)
            .SelectMany(shape => shape.Mentioned);

    /// <summary>Whether a parameter is, or contains, a type of that name.</summary>
    public bool Takes(string typeName) => Parameters.Any(shape => shape.Mentioned.Any(part => part.Name == typeName));
}
