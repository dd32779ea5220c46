using Monetize.Collections;

namespace Monetize;

/// <summary>
/// Who is billed. What the engine knows of a person is here alone, so that it can be forgotten; what providers told, as
/// they told it, is in the inbox until it is purged.
/// </summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record Customer
{
    /// <summary>The host's own id, which tells nothing of a person.</summary>
    public required CustomerId Id { get; init; }

    /// <summary>The name on invoices; empty after the customer was forgotten.</summary>
    public required string Name { get; init; }

    /// <summary>The IANA name of the zone whose days count. <c>UTC</c> by default.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Where invoices go; none by default.</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>Numbers that tax authorities gave, by kind, such as <c>eu_vat</c>. None by default.</summary>
    public ValueMap TaxIds { get; init; }

    /// <summary>The ids that payment providers gave, by the name of the provider. None by default.</summary>
    public ValueMap ProviderIds { get; init; }

    /// <summary>When what tells a person was erased; none while it is there.</summary>
    public DateTimeOffset? ForgottenAt { get; init; }

    /// <summary>The same without all that tells a person. Zone and provider ids stay, which name no one.</summary>
    /// <param name="at">When.</param>
    public Customer Forget(DateTimeOffset at) => this with
    {
        Name = "",
        Address = null,
        TaxIds = default,
        ForgottenAt = at.ToUniversalTime(),
    };

    /// <summary>The id alone: names do not belong into logs.</summary>
    public override string ToString() => Id.ToString();
}
