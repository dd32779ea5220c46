using System.CommandLine;
using System.CommandLine.Parsing;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Subscriptions;

namespace Monetize.Cli.Commands;

/// <summary>The options of a preview, and the subscription that they describe.</summary>
internal sealed class PreviewOptions
{
    private const string NoUsage = "customer";

    /// <summary><c>--start WHEN</c>.</summary>
    public Option<string> Start { get; } = new("--start")
    {
        Description = "When the subscription begins.",
        HelpName = "WHEN",
    };

    /// <summary><c>--usage FILE</c>.</summary>
    public Option<string?> Usage { get; } = new("--usage")
    {
        Description = "The usage, a .csv or .ndjson file; none unless given.",
        HelpName = "FILE",
    };

    /// <summary><c>--customer ID</c>.</summary>
    public Option<string?> Customer { get; } = new("--customer")
    {
        Description = "Whose usage counts; needed where the file has several customers.",
        HelpName = "ID",
    };

    /// <summary><c>--zone NAME</c>.</summary>
    public Option<string> Zone { get; } = new("--zone")
    {
        Description = "The customer's time zone, an IANA name such as Europe/Paris. UTC unless given.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "UTC",
    };

    /// <summary><c>--quantity N</c>.</summary>
    public Option<string> Quantity { get; } = new("--quantity")
    {
        Description = "How many are subscribed to, such as seats. 1 unless given.",
        HelpName = "N",
        DefaultValueFactory = _ => "1",
    };

    /// <summary><c>--change WHEN=WHAT</c>.</summary>
    public Option<string[]> Changes { get; } = new("--change")
    {
        Description = "What changes when; once for each change.",
        HelpName = "WHEN=WHAT",
        DefaultValueFactory = _ => [],
    };

    /// <summary><c>--through WHEN</c>.</summary>
    public Option<string?> Through { get; } = new("--through")
    {
        Description = "Shows the invoices that fall due until then; unless given, until the first one after all usage "
            + "and changes.",
        HelpName = "WHEN",
    };

    /// <summary><c>--number N</c>.</summary>
    public Option<int?> Number { get; } = new("--number")
    {
        Description = "Shows one invoice only: the first is 1.",
        HelpName = "N",
        CustomParser = ReadNumber,
    };

    /// <summary>What the arguments describe.</summary>
    /// <exception cref="CommandException">They describe nothing.</exception>
    public PreviewRequest Read(ParseResult arguments, Catalog catalog, Plan plan, Terminal terminal)
    {
        if (plan.Period is null)
        {
            throw CommandException.BadArguments(
                $"The plan {plan} has no period, and an invoice needs one; give the plan a period.");
        }

        var zone = Given.ZoneOf(arguments.GetRequiredValue(Zone));
        var records = arguments.GetValue(Usage) is { } path ? RecordBook.Read(path, catalog, terminal) : [];
        var customer = CustomerOf(arguments.GetValue(Customer), records);
        var own = records.Where(record => record.Customer == customer).ToList();
        var terms = new SubscriptionTerms
        {
            Id = SubscriptionId.Of("preview"),
            Customer = customer,
            Plan = PlanTerms.Of(plan),
            Start = Moment.Read("--start", arguments.GetRequiredValue(Start), zone),
            Zone = zone,
            Quantity = Given.Quantity("--quantity", arguments.GetRequiredValue(Quantity)),
            TrialDays = plan.TrialDays,
        };
        var changes = arguments.GetRequiredValue(Changes)
            .Select(text => PlannedChange.Read(text, catalog, zone)).OrderBy(change => change.At).ToList();
        var subscription = changes.Aggregate(Subscription.Begin(terms), (known, change) => change.Take(known));
        Report(own, catalog, subscription, terminal);
        var through = arguments.GetValue(Through) is { } until
            ? Moment.Read("--through", until, zone)
            : LastDue(subscription, own, changes);
        return new PreviewRequest(subscription, own, through, arguments.GetValue(Number));
    }

    private static int? ReadNumber(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Figures.Read(text, out var number) == FigureReading.Exact && number >= 1m && number <= int.MaxValue
            && decimal.IsInteger(number))
        {
            return (int)number;
        }

        result.AddError($"{Safe.Quoted(text)} is not the number of an invoice; write a whole number from 1.");
        return null;
    }

    private static CustomerId CustomerOf(string? named, IReadOnlyList<UsageRecord> records)
    {
        var customers = records.Select(record => record.Customer.Value).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        if (named is not null)
        {
            return customers.Count == 0 || customers.Contains(named)
                ? CustomerId.Of(named)
                : throw CommandException.BadArguments(
                    $"The usage has no customer {Safe.Quoted(named)}; it has {Safe.Listed(customers)}.");
        }

        return customers.Count switch
        {
            0 => CustomerId.Of(NoUsage),
            1 => CustomerId.Of(customers[0]),
            _ => throw CommandException.BadArguments(
                $"The usage has several customers; name one with --customer: {Safe.Listed(customers)}."),
        };
    }

    // Usage that no invoice has is said, and never dropped without a word.
    private static void Report(
        List<UsageRecord> records, Catalog catalog, Subscription subscription, Terminal terminal)
    {
        var meters = records.GroupBy(record => record.Meter).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var meter in meters)
        {
            var lost = meter.Count(record => !IsInvoiced(record, catalog, subscription));
            if (lost == 0) continue;
            terminal.Complain(
                $"No invoice has {FaultCount.Counted(lost, "record")} of {Safe.OneLine(meter.Key)}: the plan of that "
                + "time does not price the meter, or there is no subscription then.");
        }
    }

    private static bool IsInvoiced(UsageRecord record, Catalog catalog, Subscription subscription) =>
        subscription.PhaseAt(record.Time) is { } phase
        && catalog.FindPlan(phase.Plan.Version.Key, phase.Plan.Version.Version)!
            .Charges.OfType<UsageCharge>().Any(charge => charge.Meter.Key == record.Meter);

    private static DateTimeOffset LastDue(
        Subscription subscription, List<UsageRecord> records, List<PlannedChange> changes)
    {
        var last = records.Select(record => record.Time).Concat(changes.Select(change => change.At))
            .Append(subscription.Terms.Start).Append(subscription.TrialEnd).Max();
        return subscription.NextDue(last)?.At ?? last;
    }
}
