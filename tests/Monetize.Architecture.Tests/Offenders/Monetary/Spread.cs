namespace Monetize.Architecture.Tests.Offenders;

public static partial class Spread
{
    public static int Two => 2;
}
