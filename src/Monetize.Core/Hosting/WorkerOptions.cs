using System.Globalization;
using Monetize.Billing;

namespace Monetize.Hosting;

/// <summary>How often the background worker works.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record WorkerOptions
{
    /// <summary>How long it rests after each pass. More than 0; 1 minute by default.</summary>
    public TimeSpan Interval { get; init => field = Checked.Positive(value); } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often a pass folds new usage into the summaries as well; reading is exact without it, and faster after it.
    /// More than 0; 15 minutes by default.
    /// </summary>
    public TimeSpan FoldEvery { get; init => field = Checked.Positive(value); } = TimeSpan.FromMinutes(15);

    /// <summary>The interval.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"every {Interval:c}");
}
