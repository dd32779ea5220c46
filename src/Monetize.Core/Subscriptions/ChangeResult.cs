using System.Diagnostics.CodeAnalysis;

namespace Monetize.Subscriptions;

/// <summary>The subscription after a change, or why the change was refused.</summary>
public sealed record ChangeResult
{
    private readonly Subscription? _subscription;

    private ChangeResult(Subscription? subscription, Refusal? refusal)
    {
        _subscription = subscription;
        Refusal = refusal;
    }

    /// <summary>Why the change was refused; none where it was taken.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the change was taken.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>The subscription after the change.</summary>
    /// <exception cref="InvalidOperationException">The change was refused; the message says why.</exception>
    public Subscription Subscription => _subscription
        ?? throw new InvalidOperationException($"The change was refused. {Refusal}");

    /// <summary>The subscription, or the refusal.</summary>
    public override string ToString() => _subscription?.ToString() ?? Refusal!.ToString();

    internal static ChangeResult Taken(Subscription subscription) => new(subscription, refusal: null);

    internal static ChangeResult Refused(Refusal refusal) => new(subscription: null, refusal);
}
