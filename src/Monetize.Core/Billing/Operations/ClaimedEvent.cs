namespace Monetize.Billing.Operations;

/// <summary>An event of a provider that was taken to be worked on.</summary>
/// <param name="Id">Provider and the provider's id.</param>
/// <param name="Provider">The name of the provider.</param>
/// <param name="Body">What came.</param>
/// <param name="Tries">How often it was taken, from 1.</param>
/// <param name="Token">What tells this taking from a later one.</param>
public sealed record ClaimedEvent(string Id, string Provider, string Body, long Tries, long Token)
{
    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
