using System.Diagnostics.CodeAnalysis;
using Monetize.Subscriptions;

namespace Monetize.Billing.Management;

/// <summary>What was asked for, or why it was refused: expected, and nothing has changed.</summary>
/// <typeparam name="T">What is given.</typeparam>
/// <remarks>Immutable; equal when value or refusal are.</remarks>
public sealed record BillingResult<T>
    where T : notnull
{
    private readonly T? _value;

    internal BillingResult(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>Why it was refused; none where it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was done.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>What was asked for.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message says why.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"It was refused. {Refusal}");

    /// <summary>The value, or the refusal.</summary>
    public override string ToString() => Refusal?.ToString() ?? $"{_value}";
}
