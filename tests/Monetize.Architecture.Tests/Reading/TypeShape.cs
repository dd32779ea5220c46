namespace Monetize.Architecture.Tests.Reading;

/// <summary>
/// A type as metadata mentions it: <c>List&lt;decimal&gt;[]</c> is <c>[]</c> of <c>List`1</c> of <c>System.Decimal</c>.
/// A type parameter is <c>!0</c>, a nested type <c>Outer+Inner</c>.
/// </summary>
internal sealed record TypeShape(string Name, params TypeShape[] Parts)
{
    /// <summary>This type and all types within it.</summary>
    public IEnumerable<TypeShape> Mentioned => Parts.SelectMany(part => part.Mentioned).Prepend(this);

    /// <summary>The full name of the type that this one is nested in, at the outermost level.</summary>
    public string Outermost => Name.Split('+')[0];

    /// <summary>The type behind <c>ref</c> and <c>?</c>.</summary>
    public TypeShape Bare => Name is "&" or "System.Nullable`1" ? Parts[0].Bare : this;

    public override string ToString() =>
        Name is "&" or "[]" or "*" ? $"{Parts[0]}{Name}"
        : Parts.Length == 0 ? Name
        : $"{Name}<{string.Join(", ", Parts.Select(part => part.ToString()))}>";
}
