namespace Monetize.Invoicing;

/// <summary>Where and how a buyer is taxed.</summary>
/// <param name="Jurisdiction">Where, in the words of the tax table.</param>
/// <param name="Treatment">Taxed, exempt, or accounting for the tax itself. Taxed by default.</param>
/// <param name="Note">What the law wants written where nothing is charged. None by default.</param>
public sealed record BuyerTaxStatus(
    string Jurisdiction, TaxTreatment Treatment = TaxTreatment.Taxed, string? Note = null)
{
    /// <summary>Jurisdiction and treatment.</summary>
    public override string ToString() => $"{Jurisdiction} {Treatment}";
}
