namespace Monetize.CrashTests.Bank;

/// <summary>Money that was taken.</summary>
internal sealed record Taking(string Payment, string Invoice, long AmountMinor)
{
    public override string ToString() => $"{Payment} for {Invoice}";
}
