using System.Runtime.InteropServices;
using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>
/// From what is billed to an invoice, in the one order of steps that decides every cent. Lines are rounded; then the
/// maximum of a charge takes off its excess; then coupons: percentages one after the other and line by line, fixed
/// amounts after them; then the maximum of the plan; then minimums; then taxes; then credits and the balance.
/// </summary>
/// <remarks>
/// Pure and safe for any number of threads: the same data, in whatever order, gives the same invoice. A minimum is held
/// against what is left after discounts, so that a coupon never pays for a commitment; a true-up is not discounted.
/// Negative lines are never discounted.
/// </remarks>
public static class InvoiceCalculator
{
    /// <summary>The invoice without taxes and credits.</summary>
    /// <param name="request">What is billed.</param>
    /// <returns>The lines, and among them those that bear tax.</returns>
    /// <exception cref="ArgumentException">
    /// Two items have one id, an item is of a kind that the calculation makes, two coupons have one key, a coupon is in
    /// another currency, or the currency has no minor unit.
    /// </exception>
    /// <exception cref="Monetary.NotExactException">An amount is more minor units than a long holds.</exception>
    public static InvoiceDraft Draft(InvoiceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Currency.MinorUnits is null)
        {
            throw new ArgumentException($"{request.Currency} has no minor unit to invoice in.", nameof(request));
        }

        var work = new InvoiceWork(request);
        LineStep.Round(work);
        MaximumStep.OfCharges(work);
        CouponStep.TakeBack(work);
        CouponStep.Percentages(work);
        CouponStep.FixedAmounts(work);
        MaximumStep.OfPlans(work);
        MinimumStep.TrueUp(work);
        return DraftOf(work);
    }

    /// <summary>The invoice with taxes and credits.</summary>
    /// <param name="draft">The invoice without.</param>
    /// <param name="taxes">
    /// What whoever answers for taxes said, in any order: every line of <see cref="InvoiceDraft.TaxableLines"/> in at
    /// least one of them. Nothing at all where no taxes are charged.
    /// </param>
    /// <param name="credit">What the customer has paid ahead.</param>
    /// <returns>A draft of the whole invoice.</returns>
    /// <exception cref="InvoicingException">The taxes do not answer the lines.</exception>
    /// <exception cref="Monetary.NotExactException">An amount is more minor units than a long holds.</exception>
    public static Invoice Complete(InvoiceDraft draft, IEnumerable<TaxAmount> taxes, AvailableCredit credit)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(taxes);
        ArgumentNullException.ThrowIfNull(credit);
        var lines = new List<InvoiceLine>(draft.Lines.Count + 2);
        lines.AddRange(draft.Lines.AsSpan());
        TaxStep.Add(lines, draft, taxes);
        CreditStep.Add(lines, draft.Request, credit);
        var request = draft.Request;
        return new Invoice
        {
            Kind = request.Kind,
            Customer = request.Customer,
            Subscription = request.Subscription,
            Currency = request.Currency,
            Period = request.Period,
            PeriodNumber = request.PeriodNumber,
            TaxRounding = request.TaxRounding,
            PricesIncludeTax = request.PricesIncludeTax,
            Lines = ValueArray.Create<InvoiceLine>(CollectionsMarshal.AsSpan(lines)),
        };
    }

    /// <summary>The whole invoice at once, with taxes by a table.</summary>
    /// <param name="request">What is billed.</param>
    /// <param name="taxes">The rates; none where no taxes are charged.</param>
    /// <param name="buyer">Where and how the buyer is taxed; needed where there is a table.</param>
    /// <param name="credit">What the customer has paid ahead; nothing by default.</param>
    /// <exception cref="ArgumentException">The request is not usable, or a table has no buyer.</exception>
    /// <exception cref="InvoicingException">The table has no rule for a line.</exception>
    /// <exception cref="Monetary.NotExactException">An amount is more minor units than a long holds.</exception>
    public static Invoice Calculate(
        InvoiceRequest request, TaxTable? taxes = null, BuyerTaxStatus? buyer = null, AvailableCredit? credit = null)
    {
        var draft = Draft(request);
        ValueArray<TaxAmount> amounts = [];
        if (taxes is not null)
        {
            ArgumentNullException.ThrowIfNull(buyer);
            amounts = taxes.Calculate(draft, buyer);
        }

        return Complete(draft, amounts, credit ?? AvailableCredit.None);
    }

    private static InvoiceDraft DraftOf(InvoiceWork work)
    {
        var items = work.Items;
        var charges = items.Length + work.TrueUps.Count;
        var lines = new InvoiceLine[charges + work.Discounts.Count];
        var taxable = new TaxableLine[charges];
        for (var i = 0; i < items.Length; i++)
        {
            lines[i] = InvoiceLine.Of(items[i], work.Money(work.Amounts[i]));
            taxable[i] = new TaxableLine(
                items[i].Id, items[i].TaxCategory, work.Money(work.Net[i]), items[i].ServicePeriod);
        }

        for (var i = items.Length; i < charges; i++)
        {
            var line = lines[i] = work.TrueUps[i - items.Length];
            taxable[i] = new TaxableLine(line.Id, line.TaxCategory, line.Amount, line.ServicePeriod);
        }

        work.Discounts.CopyTo(lines, charges);
        return new InvoiceDraft
        {
            Request = work.Request,
            Lines = ValueArray.Over(lines),
            TaxableLines = ValueArray.Over(taxable),
        };
    }
}
