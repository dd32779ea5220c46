using System.Globalization;
using Microsoft.Extensions.Configuration;
using Monetize.Billing.Documents;
using Monetize.Collections;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;

namespace Monetize.Hosting;

/// <summary>
/// Reads options from a section of a configuration, strictly: what is not an option, or not within its bounds, is a
/// fault with its path. The bounds are those of the options themselves.
/// </summary>
internal static class OptionsReader
{
    private const string Positive =
        "Write a duration of more than 0 and at most 36500 days, such as 00:10:00, or 1.00:00:00 for 24 hours.";
    private const string NotNegative =
        "Write a duration of 0 or more and at most 36500 days, such as 01:00:00, or 1.00:00:00 for 24 hours.";
    private const string ByTimer =
        "Write a duration of more than 0 and at most 49 days, such as 00:01:00, or 1.00:00:00 for 24 hours.";
    private const string WithinAYear =
        "Write a duration of more than 0 and at most 365 days, such as 00:10:00, or 1.00:00:00 for 24 hours.";
    private const string Count = "Write a whole number of 1 or more.";

    private static readonly Setting[] Settings =
    [
        One("Owner", "Write a name that is not blank, of at most 200 characters.", (o, v) => o.OwnedBy(v)),
        One("EstimatesCosts", "Write true or false.", (o, v) => o with { EstimatesCosts = bool.Parse(v) }),
        One("Window:Ahead", NotNegative, (o, v) => o with { Window = o.Window with { Ahead = Time(v) } }),
        One("Window:Back", NotNegative, (o, v) => o with { Window = o.Window with { Back = Time(v) } }),
        One("Billing:Grace", NotNegative, (o, v) => o with { Billing = o.Billing with { Grace = Time(v) } }),
        One("Billing:LateUsage", NotNegative, (o, v) => o with { Billing = o.Billing with { LateUsage = Time(v) } }),
        One("Billing:LeaseFor", Positive, (o, v) => o with { Billing = o.Billing with { LeaseFor = Time(v) } }),
        One(
            "Billing:ProviderTimeout",
            ByTimer,
            (o, v) => o with { Billing = o.Billing with { ProviderTimeout = Time(v) } }),
        One("Billing:PageSize", Count, (o, v) => o with { Billing = o.Billing with { PageSize = Whole(v) } }),
        One("Billing:MostItems", Count, (o, v) => o with { Billing = o.Billing with { MostItems = Whole(v) } }),
        Many(
            "Billing:InvoiceCeilings",
            "Write one amount of 0 or more for each currency, such as USD 10000.00.",
            (o, v) => o with { Billing = o.Billing with { InvoiceCeilings = v.Select(Amount).ToValueArray() } }),
        One(
            "Billing:TaxRounding",
            "Write line or invoice.",
            (o, v) => o with { Billing = o.Billing with { TaxRounding = DocumentWords.TaxRoundings.Of(v) } }),
        One(
            "Billing:PricesIncludeTax",
            "Write true or false.",
            (o, v) => o with { Billing = o.Billing with { PricesIncludeTax = bool.Parse(v) } }),
        One(
            "Billing:InvoicePrefix",
            "Write what stands before the digits, such as INV-.",
            (o, v) => o with
            {
                Billing = o.Billing with { Series = o.Billing.Series with { Prefix = v } },
            }),
        Many(
            "Billing:DunningDelays",
            "Write at most 15 durations of more than 0, each of 365 days at most, such as 1.00:00:00.",
            (o, v) => Payments(o, payments => payments with
            {
                Dunning = new DunningPolicy { Delays = v.Select(Time).ToValueArray() },
            })),
        One("Billing:LookUpAfter", WithinAYear, (o, v) => Payments(o, p => p with { LookUpAfter = Time(v) })),
        One("Billing:PollEvery", WithinAYear, (o, v) => Payments(o, p => p with { PollEvery = Time(v) })),
        One(
            "Billing:SendAgainWithin",
            WithinAYear,
            (o, v) => Payments(o, p => p with { SendAgainWithin = Time(v) })),
        One("Delivery:LeaseFor", Positive, (o, v) => o with { Delivery = o.Delivery with { LeaseFor = Time(v) } }),
        One("Delivery:PageSize", Count, (o, v) => o with { Delivery = o.Delivery with { PageSize = Whole(v) } }),
        One(
            "Delivery:HandlerTimeout",
            ByTimer,
            (o, v) => o with { Delivery = o.Delivery with { HandlerTimeout = Time(v) } }),
        One("Delivery:StuckAfter", Positive, (o, v) => o with { Delivery = o.Delivery with { StuckAfter = Time(v) } }),
        One("Delivery:FirstRetry", Positive, (o, v) => o with
        {
            Delivery = o.Delivery with { Retry = o.Delivery.Retry with { First = Time(v) } },
        }),
        One("Delivery:LongestRetry", Positive, (o, v) => o with
        {
            Delivery = o.Delivery with { Retry = o.Delivery.Retry with { Longest = Time(v) } },
        }),
        One("Inbox:LeaseFor", Positive, (o, v) => o with { Inbox = o.Inbox with { LeaseFor = Time(v) } }),
        One(
            "Inbox:ProviderTimeout",
            ByTimer,
            (o, v) => o with { Inbox = o.Inbox with { ProviderTimeout = Time(v) } }),
        One("Inbox:PageSize", Count, (o, v) => o with { Inbox = o.Inbox with { PageSize = Whole(v) } }),
        One("Inbox:MostTries", Count, (o, v) => o with { Inbox = o.Inbox with { MostTries = Whole(v) } }),
        One("Worker:Interval", ByTimer, (o, v) => o with { Worker = o.Worker with { Interval = Time(v) } }),
        One("Worker:FoldEvery", Positive, (o, v) => o with { Worker = o.Worker with { FoldEvery = Time(v) } }),
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
            var setting = Array.Find(
                Settings, one => string.Equals(one.Path, group.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null) faults.Add(Unknown(root, group.Key));
            else options = Apply(setting, root, options, [.. group.OrderBy(static pair => PlaceOf(pair.Key))], faults);
        }

        return faults.Count == 0 ? options : throw new MonetizeOptionsException(faults.ToValueArray());
    }

    private static MonetizeOptions Apply(
        Setting setting,
        string root,
        MonetizeOptions options,
        List<KeyValuePair<string, string?>> written,
        List<OptionFault> faults)
    {
        var values = written.ConvertAll(static pair => pair.Value!);
        var text = string.Join(", ", values);
        var places = written.Count(static pair => PlaceOf(pair.Key) >= 0);
        if (places > 0 && !(setting.IsList && places == written.Count))
        {
            var fact = setting.IsList ? "is a value and a list at once" : "is a list and takes one value";
            faults.Add(new OptionFault(root + setting.Path, $"{fact}: '{text}'", setting.Repair));
            return options;
        }

        try
        {
            return setting.Apply(options, values);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            faults.Add(new OptionFault(root + setting.Path, $"is '{text}'", setting.Repair));
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

    // TimeSpan.Parse takes a number alone for days, and 24:00:00 for 24 of them; this form has hours up to 23.
    private static TimeSpan Time(string value) =>
        value.Count(static letter => letter == ':') == 2
            ? TimeSpan.ParseExact(value, "c", CultureInfo.InvariantCulture)
            : throw new FormatException("A duration has hours, minutes and seconds.");

    private static int Whole(string value) =>
        int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static Money Amount(string value) => Money.Parse(value, CultureInfo.InvariantCulture);

    private static Setting One(string path, string repair, Func<MonetizeOptions, string, MonetizeOptions> apply) =>
        new(path, repair, IsList: false, (options, values) => apply(options, values[0]));

    private static Setting Many(
        string path, string repair, Func<MonetizeOptions, IReadOnlyList<string>, MonetizeOptions> apply) =>
        new(path, repair, IsList: true, apply);

    private sealed record Setting(
        string Path, string Repair, bool IsList, Func<MonetizeOptions, IReadOnlyList<string>, MonetizeOptions> Apply)
    {
        public override string ToString() => Path;
    }
}
