using Monetize.Payments.Dunning;

namespace Monetize.Payments.Collection;

/// <summary>When what is asked for or tried again.</summary>
/// <remarks>Immutable. The instants are arguments; nothing here reads a clock.</remarks>
public sealed record PaymentPolicy
{
    private readonly TimeSpan _lookUpAfter = TimeSpan.FromMinutes(1);
    private readonly TimeSpan _pollEvery = TimeSpan.FromHours(6);

    /// <summary>The defaults.</summary>
    public static PaymentPolicy Default { get; } = new();

    /// <summary>When failed attempts are repeated.</summary>
    public DunningPolicy Dunning { get; init; } = DunningPolicy.Default;

    /// <summary>
    /// After how long an attempt without an answer is asked for. More than 0; 1 minute by default.
    /// </summary>
    public TimeSpan LookUpAfter
    {
        get => _lookUpAfter;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _lookUpAfter = value;
        }
    }

    /// <summary>
    /// How often money that is on its way is asked for, beside what the provider tells. More than 0; 6 hours by
    /// default.
    /// </summary>
    public TimeSpan PollEvery
    {
        get => _pollEvery;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _pollEvery = value;
        }
    }

    /// <summary>The delays of dunning.</summary>
    public override string ToString() => Dunning.ToString();
}
