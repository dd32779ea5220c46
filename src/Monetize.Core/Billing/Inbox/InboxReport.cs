using System.Globalization;
using Monetize.Collections;

namespace Monetize.Billing.Inbox;

/// <summary>What became of events of providers.</summary>
public sealed record InboxReport
{
    /// <summary>How many are done.</summary>
    public required int Done { get; init; }

    /// <summary>Which are not.</summary>
    public required ValueArray<InboxFailure> Failures { get; init; }

    /// <summary>The counts in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Done} events done, {Failures.Count} wait");
}
