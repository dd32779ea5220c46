using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Invoicing;

/// <summary>Taxes by a table of rates that the host gives. It answers at once, without asking anybody.</summary>
/// <remarks>
/// Immutable and safe for any number of threads. Every rate of a rule is on the same base: what the line comes to after
/// discounts, or where prices include tax, that less all its taxes. Each tax is rounded half away from zero at the
/// minor unit, where the invoice's <see cref="TaxRounding"/> says.
/// </remarks>
public sealed class TaxTable
{
    private readonly Dictionary<(string Jurisdiction, string? Category), TaxRule> _rules = [];

    /// <summary>A table of rules.</summary>
    /// <param name="rules">One for each jurisdiction and category.</param>
    /// <exception cref="ArgumentException">Two rules are for the same jurisdiction and category.</exception>
    public TaxTable(params IEnumerable<TaxRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var rule in rules)
        {
            if (_rules.TryAdd((rule.Jurisdiction, rule.Category), rule)) continue;
            throw new ArgumentException($"There are two rules for {rule}.", nameof(rules));
        }
    }

    /// <summary>What the lines of an invoice bear.</summary>
    /// <param name="draft">The invoice.</param>
    /// <param name="buyer">Where and how the buyer is taxed.</param>
    /// <returns>One tax for each rate that occurs, in the order of the lines.</returns>
    /// <exception cref="InvoicingException">
    /// There is no rule for the buyer's jurisdiction and a line's category.
    /// </exception>
    /// <exception cref="Monetary.NotExactException">A tax is more minor units than a long holds.</exception>
    public ValueArray<TaxAmount> Calculate(InvoiceDraft draft, BuyerTaxStatus buyer)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(buyer);
        var groups = new List<TaxGroup>();
        var lines = draft.TaxableLines.AsSpan();
        TaxGroup[] ofCategory = [];
        for (var i = 0; i < lines.Length; i++)
        {
            // Lines of one category mostly follow one another.
            if (i == 0 || lines[i].Category != lines[i - 1].Category)
            {
                ofCategory = GroupsOf(groups, RuleOf(buyer.Jurisdiction, lines[i].Category), buyer);
            }

            foreach (var group in ofCategory) group.Lines.Add(i);
        }

        var taxes = new TaxAmount[groups.Count];
        for (var i = 0; i < taxes.Length; i++) taxes[i] = groups[i].Calculate(draft);
        return ValueArray.Over(taxes);
    }

    private static TaxGroup[] GroupsOf(List<TaxGroup> groups, TaxRule rule, BuyerTaxStatus buyer)
    {
        if (buyer.Treatment != TaxTreatment.Taxed || rule.Rates.IsEmpty) return [Untaxed(groups, rule, buyer)];
        var sum = 0m;
        foreach (var rate in rule.Rates) sum += rate.Percent;
        var taxed = new TaxGroup[rule.Rates.Count];
        for (var i = 0; i < taxed.Length; i++)
        {
            var rate = rule.Rates[i];
            taxed[i] = GroupOf(groups, rate.Name, rate.Percent, sum, TaxTreatment.Taxed, note: null);
        }

        return taxed;
    }

    private static TaxGroup Untaxed(List<TaxGroup> groups, TaxRule rule, BuyerTaxStatus buyer)
    {
        var name = rule.Rates.IsEmpty ? "Tax" : rule.Rates[0].Name;
        var treatment = buyer.Treatment == TaxTreatment.Taxed ? TaxTreatment.Exempt : buyer.Treatment;
        return GroupOf(groups, name, percent: 0m, sum: 0m, treatment, buyer.Note ?? rule.Note);
    }

    private static TaxGroup GroupOf(
        List<TaxGroup> groups, string name, decimal percent, decimal sum, TaxTreatment treatment, string? note)
    {
        foreach (var group in groups)
        {
            if (group.Is(name, percent, sum, treatment, note)) return group;
        }

        var added = new TaxGroup(name, percent, sum, treatment, note);
        groups.Add(added);
        return added;
    }

    private TaxRule RuleOf(string jurisdiction, string category) =>
        _rules.TryGetValue((jurisdiction, category), out var exact) ? exact
        : _rules.TryGetValue((jurisdiction, null), out var any) ? any
        : throw new InvoicingException(
            ErrorCodes.NoTaxRule,
            $"The tax table has no rule for {jurisdiction} and category '{category}'; add one, with no rates where "
                + "nothing is charged.");
}
