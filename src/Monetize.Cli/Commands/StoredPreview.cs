using System.CommandLine;
using System.CommandLine.Parsing;
using Monetize.Cli.Output;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary>
/// <c>--db DB --subscription ID</c> of a preview: the next invoice of a subscription that is in a store.
/// </summary>
internal sealed class StoredPreview
{
    /// <summary>The store; none where the subscription exists nowhere yet.</summary>
    public Option<string?> Database { get; } = new("--db")
    {
        Description = "A store: the path of a SQLite file, or a PostgreSQL connection string.",
        HelpName = "DB",
    };

    /// <summary>The subscription in the store.</summary>
    public Option<string?> Subscription { get; } = new("--subscription")
    {
        Description = "The subscription in the store.",
        HelpName = "ID",
    };

    /// <summary>The settings of the host whose store it is.</summary>
    public HostOptions Host { get; } = new();

    /// <summary>Refuses arguments that describe neither kind of preview.</summary>
    public void Require(CommandResult result, params IReadOnlyList<Option> described)
    {
        IReadOnlyList<Option> needed =
            result.GetResult(Database) is null && result.GetResult(Subscription) is null
                ? described
                : [Database, Subscription];
        foreach (var option in needed)
        {
            if (result.GetResult(option) is null) result.AddError($"Option '{option.Name}' is required.");
        }
    }

    /// <summary>Prints the next invoice, where a store is named.</summary>
    /// <returns>Whether one is.</returns>
    /// <exception cref="CommandException">There is no such subscription, or nothing of it is due.</exception>
    public bool Print(ParseResult arguments, string format, Terminal terminal)
    {
        if (arguments.GetValue(Database) is not { } database) return false;
        using var billing = StoreChoice.Of(database).OpenBilling(Host.Read(arguments, terminal));
        var next = OpenBilling.Wait(
            billing.Invoices.PreviewAsync(new SubscriptionId(arguments.GetValue(Subscription)!)));
        if (next.Invoice is not { } invoice)
        {
            terminal.Complain($"note: nothing is owed for {next.Due}, so that there will be no invoice.");
            return true;
        }

        // What a final invoice shows, without being one.
        var shown = invoice with { Number = "preview", IssuedAt = next.BilledAt };
        InvoiceFormat.Print(
            terminal,
            [shown],
            InvoiceShowCommand.DetailsOf(
                billing, shown, "(seller)", ["A preview of what is recorded by now: nothing of it is stored."]),
            format);
        return true;
    }
}
