namespace Monetize.Architecture.Tests.Offenders;

public static class CountsInBinary
{
    public static decimal Converts(decimal value) => (decimal)Convert.ToInt32(Math.Sqrt((double)value));

    public static bool Compares(int value) => value > 0.5;

    public static int Calls() => (int)Math.Log10(1000);

    public static double[]? Holds() => null;

    public static int Single(int value) => (int)(value * 1.5f);
}

public sealed class KeepsBinary
{
    private readonly double? _rate = null;

    public bool HasRate => _rate.HasValue;
}
