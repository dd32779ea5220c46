using System.Globalization;
using Microsoft.Extensions.Configuration;
using Monetize.Billing.Documents;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;

namespace Monetize.Hosting;

/// <summary>
/// Reads options from a section of a configuration, strictly: what is not an option, or not within its bounds, is a
/// fault with its path. The bounds are those of the options themselves.
/// </summary>
internal static class OptionsReader
{
    private const string Positive = "Write a duration of more than 0, such as 00:10:00 or 1.00:00:00.";
    private const string NotNegative = "Write a duration of 0 or more, such as 01:00:00.";
    private const string Count = "Write a whole number of 1 or more.";

    private static readonly Setting[] Settings =
    [
        new("Owner", "Write a name that is not blank.", (o, v) => o.OwnedBy(v[0])),
        new("EstimatesCosts", "Write true or false.", (o, v) => o with { EstimatesCosts = bool.Parse(v[0]) }),
        new("Window:Ahead", NotNegative, (o, v) => o with { Window = Bounded(o.Window with { Ahead = Time(v) }) }),
        new("Window:Back", NotNegative, (o, v) => o with { Window = Bounded(o.Window with { Back = Time(v) }) }),
        new("Billing:Grace", NotNegative, (o, v) => o with { Billing = o.Billing with { Grace = Time(v) } }),
        new("Billing:LateUsage", NotNegative, (o, v) => o with { Billing = o.Billing with { LateUsage = Time(v) } }),
        new("Billing:LeaseFor", Positive, (o, v) => o with { Billing = o.Billing with { LeaseFor = Time(v) } }),
        new("Billing:PageSize", Count, (o, v) => o with { Billing = o.Billing with { PageSize = Whole(v) } }),
        new("Billing:MostItems", Count, (o, v) => o with { Billing = o.Billing with { MostItems = Whole(v) } }),
        new(
            "Billing:InvoiceCeilings",
            "Write one amount of 0 or more for each currency, such as USD 10000.00.",
            (o, v) => o with { Billing = o.Billing with { InvoiceCeilings = v.Select(Amount).ToValueArray() } }),
        new(
            "Billing:TaxRounding",
            "Write line or invoice.",
            (o, v) => o with { Billing = o.Billing with { TaxRounding = DocumentWords.TaxRoundings.Of(v[0]) } }),
        new(
            "Billing:PricesIncludeTax",
            "Write true or false.",
            (o, v) => o with { Billing = o.Billing with { PricesIncludeTax = bool.Parse(v[0]) } }),
        new(
            "Billing:InvoicePrefix",
            "Write what stands before the digits, such as INV-.",
            (o, v) => o with
            {
                Billing = o.Billing with { Series = o.Billing.Series with { Prefix = v[0] } },
            }),
        new(
            "Billing:DunningDelays",
            "Write at most 15 durations of more than 0, such as 1.00:00:00.",
            (o, v) => Payments(o, payments => payments with
            {
                Dunning = new DunningPolicy { Delays = v.Select(one => Time([one])).ToValueArray() },
            })),
        new("Billing:LookUpAfter", Positive, (o, v) => Payments(o, p => p with { LookUpAfter = Time(v) })),
        new("Billing:PollEvery", Positive, (o, v) => Payments(o, p => p with { PollEvery = Time(v) })),
        new("Delivery:LeaseFor", Positive, (o, v) => o with { Delivery = o.Delivery with { LeaseFor = Time(v) } }),
        new("Delivery:PageSize", Count, (o, v) => o with { Delivery = o.Delivery with { PageSize = Whole(v) } }),
        new(
            "Delivery:HandlerTimeout",
            Positive,
            (o, v) => o with { Delivery = o.Delivery with { HandlerTimeout = Time(v) } }),
        new("Delivery:StuckAfter", Positive, (o, v) => o with { Delivery = o.Delivery with { StuckAfter = Time(v) } }),
        new("Delivery:FirstRetry", Positive, (o, v) => o with
        {
            Delivery = o.Delivery with { Retry = o.Delivery.Retry with { First = Time(v) } },
        }),
        new("Delivery:LongestRetry", Positive, (o, v) => o with
        {
            Delivery = o.Delivery with { Retry = o.Delivery.Retry with { Longest = Time(v) } },
        }),
        new("Inbox:LeaseFor", Positive, (o, v) => o with { Inbox = o.Inbox with { LeaseFor = Time(v) } }),
        new("Inbox:PageSize", Count, (o, v) => o with { Inbox = o.Inbox with { PageSize = Whole(v) } }),
        new("Inbox:MostTries", Count, (o, v) => o with { Inbox = o.Inbox with { MostTries = Whole(v) } }),
        new("Worker:Interval", Positive, (o, v) => o with { Worker = o.Worker with { Interval = Time(v) } }),
        new("Worker:FoldEvery", Positive, (o, v) => o with { Worker = o.Worker with { FoldEvery = Time(v) } }),
    ];

    /// <summary>The options with what a section says of them.</summary>
    /// <exception cref="MonetizeOptionsException">Something in it is wrong.</exception>
    public static MonetizeOptions Read(IConfiguration section, MonetizeOptions options)
    {
        var root = section is IConfigurationSection { Path: var path } ? $"{path}:" : "";
        var faults = new List<OptionFault>();
        var written = section.AsEnumerable(makePathsRelative: true)
            .Where(static pair => pair.Value is not null && pair.Key.Length > 0)
            .GroupBy(static pair => WithoutPlace(pair.Key), StringComparer.OrdinalIgnoreCase)
            .OrderBy(static group => group.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var group in written)
        {
            var values = group.OrderBy(static pair => PlaceOf(pair.Key)).Select(static pair => pair.Value!).ToList();
            var setting = Array.Find(
                Settings, one => string.Equals(one.Path, group.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null) faults.Add(Unknown(root, group.Key));
            else options = Apply(setting, root, options, values, faults);
        }

        return faults.Count == 0 ? options : throw new MonetizeOptionsException(faults.ToValueArray());
    }

    private static MonetizeOptions Apply(
        Setting setting, string root, MonetizeOptions options, List<string> values, List<OptionFault> faults)
    {
        try
        {
            return setting.Apply(options, values);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            faults.Add(new OptionFault(root + setting.Path, $"is '{string.Join(", ", values)}'", setting.Repair));
            return options;
        }
    }

    // What stands there may be a secret at a wrong place: only its path is told.
    private static OptionFault Unknown(string root, string path) => new(
        root + path,
        "is no option",
        $"Take it out, or write one of {string.Join(", ", Settings.Select(static setting => setting.Path))}.");

    private static string WithoutPlace(string key) => PlaceOf(key) < 0 ? key : key[..key.LastIndexOf(':')];

    /// <summary>The place in a list; below 0 where the key is of no list.</summary>
    private static int PlaceOf(string key) =>
        int.TryParse(key.AsSpan(key.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && key.Contains(':', StringComparison.Ordinal)
            ? at
            : -1;

    private static MonetizeOptions Payments(MonetizeOptions options, Func<PaymentPolicy, PaymentPolicy> change) =>
        options with { Billing = options.Billing with { Payments = change(options.Billing.Payments) } };

    private static AcceptanceWindow Bounded(AcceptanceWindow window) =>
        window.Ahead < TimeSpan.Zero || window.Back < TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(nameof(window), window, "A window has no negative side.")
            : window;

    // A number alone would be days, which nobody means.
    private static TimeSpan Time(IReadOnlyList<string> values) =>
        values.Count == 1 && values[0].Contains(':', StringComparison.Ordinal)
            ? TimeSpan.Parse(values[0], CultureInfo.InvariantCulture)
            : throw new FormatException("A duration has hours, minutes and seconds.");

    private static int Whole(IReadOnlyList<string> values) =>
        int.Parse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static Money Amount(string value) => Money.Parse(value, CultureInfo.InvariantCulture);

    private sealed record Setting(
        string Path, string Repair, Func<MonetizeOptions, IReadOnlyList<string>, MonetizeOptions> Apply)
    {
        public override string ToString() => Path;
    }
}
