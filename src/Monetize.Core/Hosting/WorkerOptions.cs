using System.Globalization;
using Monetize.Billing;

namespace Monetize.Hosting;

/// <summary>How often the background worker works.</summary>
/// <remarks>
/// Immutable; equal when all parts are. A value out of its bounds is refused where it is set, by an
/// <see cref="ArgumentException"/> that names the option. No duration is longer than 36,500 days.
/// </remarks>
public sealed record WorkerOptions
{
    /// <summary>How long it rests after each pass. More than 0, at most 49 days; 1 minute by default.</summary>
    public TimeSpan Interval { get; init => field = Checked.ByTimer(value); } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often a pass folds new usage into the summaries as well; reading is exact without it, and faster after it.
    /// Where it fails, the next pass does it again. More than 0; 15 minutes by default.
    /// </summary>
    public TimeSpan FoldEvery { get; init => field = Checked.Positive(value); } = TimeSpan.FromMinutes(15);

    /// <summary>The interval.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"every {Interval:c}");
}
