namespace Monetize.Architecture.Tests.Offenders;

[AttributeUsage(AttributeTargets.All)]
public sealed class ShellMarkAttribute : Attribute;

/// <summary>Has no method with a line of code: only the PDB's list of documents tells its folder.</summary>
public interface IShell;

public enum ShellKind
{
    One,
}
