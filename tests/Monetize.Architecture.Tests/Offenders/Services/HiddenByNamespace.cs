namespace Monetize.Architecture.Tests.Offenders
{
    public static class Tariff;
}

namespace Monetize.Architecture.Tests.OffendersOf.Tariff.Sub
{
    public static class Other;
}
