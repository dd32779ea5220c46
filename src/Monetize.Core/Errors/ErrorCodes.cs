using System.Collections.Immutable;

namespace Monetize.Errors;

/// <summary>
/// The one catalogue of error codes. <c>MON01xx</c> are faults that a build can see as well; <c>MON10xx</c> concern the
/// catalog document, <c>MON11xx</c> the catalog itself, <c>MON12xx</c> rating, <c>MON13xx</c> money.
/// </summary>
public static class ErrorCodes
{
    /// <summary>A quantity below zero is to be rated.</summary>
    public static readonly ErrorCode NegativeQuantity = Error("MON1201", "The quantity is negative");

    /// <summary>There is usage of a meter which the plan does not price.</summary>
    public static readonly ErrorCode UnpricedUsage = Error("MON1202", "The plan has no price for the usage");

    /// <summary>An amount, quantity or sum has no exact decimal of 28 digits.</summary>
    public static readonly ErrorCode NotExact = Error("MON1301", "The result cannot be held exactly");

    /// <summary>Amounts of two currencies were added, subtracted or compared.</summary>
    public static readonly ErrorCode CurrencyMismatch = Error("MON1302", "Two currencies do not mix");

    /// <summary>Every code, ordered by id.</summary>
    public static ImmutableArray<ErrorCode> All { get; } = [NegativeQuantity, UnpricedUsage, NotExact, CurrencyMismatch];

    private static ErrorCode Error(string id, string title) => new(id, title, FaultSeverity.Error);
}
