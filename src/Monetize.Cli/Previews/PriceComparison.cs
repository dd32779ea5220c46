using Monetize.Cli.Statements;
using Monetize.Invoicing;

namespace Monetize.Cli.Previews;

/// <summary>The statements of two runs over one file, customer by customer and plan by plan.</summary>
internal sealed class PriceComparison
{
    private readonly List<string> _faults = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    /// <param name="before">By the prices as they are.</param>
    /// <param name="after">By the others.</param>
    /// <param name="largest">How many of the largest changes are kept.</param>
    public PriceComparison(
        IEnumerable<CustomerStatement> before, IEnumerable<CustomerStatement> after, int largest)
    {
        var first = Totals(before, "");
        var second = Totals(after, "by the other catalog ");
        var simulation = new PriceSimulation([], [], largest);
        foreach (var ((customer, plan), total) in first)
        {
            if (total is not { } was || !second.TryGetValue((customer, plan), out var other) || other is not { } would)
            {
                continue;
            }

            if (was.Currency != would.Currency)
            {
                _faults.Add($"Plan {plan} is in {was.Currency} and then in {would.Currency}: they cannot be compared.");
                continue;
            }

            simulation.Add(CustomerId.Of(customer), plan, was, would);
        }

        Report = simulation.Report();
    }

    /// <summary>What the change would do.</summary>
    public SimulationReport Report { get; }

    /// <summary>What the statements price in another way than an invoice would, each once.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>Why customers are left out.</summary>
    public IReadOnlyList<string> Faults => _faults;

    // A customer and plan that cannot be priced in one month has no total.
    private SortedDictionary<(string Customer, string Plan), Money?> Totals(
        IEnumerable<CustomerStatement> statements, string side)
    {
        var totals = new SortedDictionary<(string Customer, string Plan), Money?>(
            Comparer<(string Customer, string Plan)>.Create(static (x, y) =>
                string.CompareOrdinal(x.Customer, y.Customer) is not 0 and var order
                    ? order
                    : string.CompareOrdinal(x.Plan, y.Plan)));
        foreach (var statement in statements)
        {
            foreach (var note in PlanNotes.Of(statement.Plan)) _notes.Add(note);
            var slot = (statement.Customer, statement.Plan.Key);
            if (statement.Fault is { } fault)
            {
                var customer = Output.Safe.Quoted(statement.Customer);
                _faults.Add(
                    $"The usage of {customer} in {statement.Month} cannot be rated {side}and is left out: {fault}");
                totals[slot] = null;
                continue;
            }

            var total = statement.Statement!.Total;
            if (!totals.TryGetValue(slot, out var sum)) totals[slot] = total;
            else if (sum is { } known) totals[slot] = known + total;
        }

        return totals;
    }
}
