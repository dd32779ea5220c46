namespace Monetize.Cli.Statements;

/// <summary>128 bits that stand for some text or content.</summary>
internal readonly record struct Hash128(ulong Low, ulong High)
{
    /// <summary>Any bits are as good as others.</summary>
    public override int GetHashCode() => (int)Low;
}
