using System.Globalization;

namespace Monetize.Hosting;

/// <summary>How often the background worker works.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record WorkerOptions
{
    private readonly TimeSpan _interval = TimeSpan.FromMinutes(1);
    private readonly TimeSpan _foldEvery = TimeSpan.FromMinutes(15);

    /// <summary>How long it rests after each pass. More than 0; 1 minute by default.</summary>
    public TimeSpan Interval
    {
        get => _interval;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _interval = value;
        }
    }

    /// <summary>
    /// How often a pass folds new usage into the summaries as well; reading is exact without it, and faster after it.
    /// More than 0; 15 minutes by default.
    /// </summary>
    public TimeSpan FoldEvery
    {
        get => _foldEvery;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _foldEvery = value;
        }
    }

    /// <summary>The interval.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"every {Interval:c}");
}
