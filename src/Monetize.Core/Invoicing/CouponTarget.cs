namespace Monetize.Invoicing;

/// <summary>What a fixed amount is taken off. To a percentage it makes no difference.</summary>
public enum CouponTarget
{
    /// <summary>Once off what a billing period comes to, spread over its lines by largest remainder.</summary>
    Period,

    /// <summary>Once off each charge of a billing period, however many lines and invoices bill it.</summary>
    Line,
}
