namespace Monetize.Architecture.Tests.Offenders;

public static class PointsForward
{
    public static object Made() => new Innocent();
}
