using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Testing.Generation;

namespace Monetize.Testing.Simulation;

/// <summary>Who answers for taxes in a world: one rate for everybody, and now and then no answer.</summary>
/// <param name="chance">What that follows from.</param>
/// <param name="isCalm">Whether nothing fails any more.</param>
internal sealed class WorldTaxes(Chance chance, Func<bool> isCalm) : ITaxProvider
{
    private const int OneCallIn = 10;

    private static readonly TaxTable Table = new(
        new TaxRule { Jurisdiction = "world", Rates = [new TaxRate("VAT", 19m)] });

    public ValueTask<ValueArray<TaxAmount>> TaxAsync(
        InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default) =>
        !isCalm() && chance.OneIn(OneCallIn)
            ? ValueTask.FromException<ValueArray<TaxAmount>>(new TimeoutException("Nobody answers."))
            : ValueTask.FromResult(Table.Calculate(draft, new BuyerTaxStatus("world")));
}
