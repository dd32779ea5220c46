namespace Monetize.Architecture.Tests.Offenders;

public static class InnocentForecast
{
    public static double Trend(double[] months) => months.Length * 1.5;
}
