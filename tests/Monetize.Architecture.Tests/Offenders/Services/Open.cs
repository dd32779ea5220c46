namespace Monetize.Architecture.Tests.Offenders;

public class Open
{
    public class NestedOpen;
}
