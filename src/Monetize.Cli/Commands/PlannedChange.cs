using System.Globalization;
using Monetize.Cli.Output;
using Monetize.Subscriptions;

namespace Monetize.Cli.Commands;

/// <summary>A change of a subscription as an argument says it: <c>2026-03-15=plan:pro,end</c>.</summary>
internal sealed class PlannedChange
{
    private const string Form = "write it as WHEN=plan:KEY, plan:KEY@VERSION, quantity:N, cancel, pause or resume; "
        + "behind the first four, ',end' waits for the end of the period";

    private readonly Func<Subscription, ChangeResult> _take;

    private PlannedChange(string text, DateTimeOffset at, Func<Subscription, ChangeResult> take)
    {
        Text = text;
        At = at;
        _take = take;
    }

    /// <summary>The argument.</summary>
    public string Text { get; }

    /// <summary>When it is decided.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Reads an argument.</summary>
    /// <exception cref="CommandException">It says no change, or names a plan that there is not.</exception>
    public static PlannedChange Read(string text, Catalog catalog, TimeZoneInfo zone)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0) throw Unreadable(text);
        var at = Moment.Read("--change", text[..sign], zone);
        var what = text[(sign + 1)..];
        var waits = what.EndsWith(",end", StringComparison.Ordinal);
        if (waits) what = what[..^4];
        var timing = waits ? ChangeTiming.AtPeriodEnd : ChangeTiming.AtOnce;
        if (what.StartsWith("plan:", StringComparison.Ordinal))
        {
            var plan = PlanNamed(what[5..], catalog, text);
            return new PlannedChange(text, at, known => known.ChangePlan(plan, at, timing));
        }

        if (what.StartsWith("quantity:", StringComparison.Ordinal))
        {
            var reading = Figures.Read(what[9..], out var quantity);
            if (reading != FigureReading.Exact || quantity < 0m) throw Unreadable(text);
            return new PlannedChange(text, at, known => known.ChangeQuantity(quantity, at, timing));
        }

        return (what, waits) switch
        {
            ("cancel", _) => new PlannedChange(text, at, known => known.Cancel(at, timing)),
            ("pause", false) => new PlannedChange(text, at, known => known.Pause(at)),
            ("resume", false) => new PlannedChange(text, at, known => known.Resume(at)),
            _ => throw Unreadable(text),
        };
    }

    /// <summary>The subscription after it.</summary>
    /// <exception cref="CommandException">It is refused.</exception>
    public Subscription Take(Subscription subscription)
    {
        var result = _take(subscription);
        return result.IsAccepted
            ? result.Subscription
            : throw CommandException.BadArguments($"The change {Safe.Quoted(Text)} is refused. {result.Refusal}");
    }

    private static Plan PlanNamed(string name, Catalog catalog, string text)
    {
        var sign = name.IndexOf('@', StringComparison.Ordinal);
        var key = sign < 0 ? name : name[..sign];
        int? version = null;
        if (sign >= 0)
        {
            if (!int.TryParse(name[(sign + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw Unreadable(text);
            }

            version = number;
        }

        return PlanChoice.Find(catalog, key, version);
    }

    private static CommandException Unreadable(string text) =>
        CommandException.BadArguments($"The change {Safe.Quoted(text)} cannot be read: {Form}.");
}
