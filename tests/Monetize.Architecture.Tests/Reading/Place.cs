namespace Monetize.Architecture.Tests.Reading;

/// <summary>Where something is used.</summary>
/// <param name="Folder">The folder of the source file, below the project's.</param>
/// <param name="Type">The full name of the type, <c>Outer+Inner</c> where it is nested.</param>
/// <param name="Member">The method or field, or empty for the declaration of the type itself.</param>
/// <param name="Generated">Whether the compiler wrote the method.</param>
internal sealed record Place(string Folder, string Type, string Member, bool Generated)
{
    /// <summary>The full name of the outermost type, the one that a reader finds as a file.</summary>
    public string Outermost => Type.Split('+')[0];

    public override string ToString() => Member.Length == 0 ? Type : $"{Type}.{Member}";
}
