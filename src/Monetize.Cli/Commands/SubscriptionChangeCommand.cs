using System.CommandLine;
using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Reading;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;
using Monetize.Subscriptions;

namespace Monetize.Cli.Commands;

/// <summary>
/// <c>monetize subscription change ID WHAT</c>: another plan or quantity, a pause, and what was scheduled.
/// </summary>
internal static class SubscriptionChangeCommand
{
    private const string Details = """
        Changes:
          plan:KEY or plan:KEY@VERSION   another plan that is published
          quantity:N                     another quantity, such as seats
          pause, resume                  nothing is owed from then on, or again
          convert-trial                  the trial ends, and the first period begins
          withdraw                       takes back what waits for the period's end
          With ',end' behind plan or quantity it waits for the end of the period:
          plan:pro,end

        Result:
          The subscription as it is then. A change that cannot be is refused with a
          code, and nothing has changed.
        """;

    private const string Form =
        "write plan:KEY, plan:KEY@VERSION, quantity:N, pause, resume, convert-trial or withdraw";

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The subscription." };
        var what = new Argument<string>("WHAT") { Description = "What changes." };
        var database = DatabaseOption.Create();
        var stamp = new StampOptions();
        var host = new HostOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("change", "Changes a subscription.", Details, HostOptions.Details)
        {
            id, what, database, stamp.At, stamp.By, host.Files, host.Section,
            format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database))
                .OpenBilling(host.Read(arguments, terminal));
            var decided = stamp.Read(arguments);
            var subscription = new SubscriptionId(arguments.GetRequiredValue(id));
            var stored = OpenBilling.Wait(Change(billing, subscription, arguments.GetRequiredValue(what), decided));
            terminal.Print(SubscriptionRows.One(stored, decided.At), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }

    private static ValueTask<BillingResult<StoredSubscription>> Change(
        OpenBilling billing, SubscriptionId id, string text, Stamp stamp)
    {
        var waits = text.EndsWith(",end", StringComparison.Ordinal);
        var what = waits ? text[..^4] : text;
        var timing = waits ? ChangeTiming.AtPeriodEnd : ChangeTiming.AtOnce;
        var subscriptions = billing.Subscriptions;
        if (what.StartsWith("plan:", StringComparison.Ordinal))
        {
            return subscriptions.ChangePlanAsync(id, Version(billing.Plans(), what[5..]), stamp, timing);
        }

        if (what.StartsWith("quantity:", StringComparison.Ordinal))
        {
            return subscriptions.ChangeQuantityAsync(id, Given.Quantity("WHAT", what[9..]), stamp, timing);
        }

        return (what, waits) switch
        {
            ("pause", false) => subscriptions.PauseAsync(id, stamp),
            ("resume", false) => subscriptions.ResumeAsync(id, stamp),
            ("convert-trial", false) => subscriptions.ConvertTrialAsync(id, stamp),
            ("withdraw", false) => subscriptions.WithdrawAsync(id, stamp),
            _ => throw CommandException.BadArguments($"The change {Safe.Quoted(text)} cannot be read: {Form}."),
        };
    }

    private static PlanVersion Version(Catalog plans, string name)
    {
        var sign = name.IndexOf('@', StringComparison.Ordinal);
        if (sign < 0) return PlanVersion.Of(PlanChoice.Find(plans, name, version: null));
        return int.TryParse(name[(sign + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? PlanVersion.Of(PlanChoice.Find(plans, name[..sign], number))
            : throw CommandException.BadArguments($"{Safe.Quoted(name)} is not a plan version; {Form}.");
    }
}
