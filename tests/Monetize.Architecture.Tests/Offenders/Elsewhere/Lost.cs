namespace Monetize.Architecture.Tests.Offenders;

/// <summary>In a folder that is neither known as pure nor as shell.</summary>
public static class Lost
{
    public static int One => 1;
}
