namespace Monetize.Invoicing;

/// <summary>Why a line bears the tax that it bears.</summary>
public enum TaxTreatment
{
    /// <summary>The seller charges the rate.</summary>
    Taxed,

    /// <summary>Nothing is charged because the law, or the buyer's status, says so.</summary>
    Exempt,

    /// <summary>Nothing is charged because the buyer accounts for the tax.</summary>
    ReverseCharge,
}
