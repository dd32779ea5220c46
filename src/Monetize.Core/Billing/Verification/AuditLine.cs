namespace Monetize.Billing.Verification;

/// <summary>A line of the audit log, and the one before it of the same action and subject.</summary>
internal sealed record AuditLine(
    long Sequence, DateTimeOffset At, string Action, string Subject, string Detail, AuditLine? Earlier)
{
    public override string ToString() => $"{Action} {Subject}";
}
