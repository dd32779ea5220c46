
namespace Monetize.Cli.Commands;

/// <summary>What a preview is made from.</summary>
/// <param name="Subscription">The subscription with all changes.</param>
/// <param name="Records">The usage of its customer.</param>
/// <param name="Through">Until when invoices are shown.</param>
/// <param name="Number">The one invoice to show, from 1; none for all.</param>
internal sealed record PreviewRequest(
    Subscription Subscription, IReadOnlyList<UsageRecord> Records, DateTimeOffset Through, int? Number)
{
    /// <summary>The subscription.</summary>
    public override string ToString() => Subscription.ToString();
}
