using Monetize.Catalogs.Validation;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Catalogs.Json;

/// <summary>
/// Charges: <c>{ "one_time", "name" }</c>, <c>{ "recurring", "name" }</c> or <c>{ "usage", "transform",
/// "minimum_quantity", "included", "rollover", "bucket", "minimum", "maximum", "limit", "price" }</c>. The first
/// property tells which.
/// </summary>
internal static class ChargeReader
{
    private static readonly string[] Kinds = ["one_time", "recurring", "usage"];
    private static readonly string[] KnownOfOneTime = ["one_time", "name"];
    private static readonly string[] KnownOfRecurring = ["recurring", "name"];
    private static readonly string[] KnownOfUsage =
    [
        "usage", "transform", "minimum_quantity", "included", "rollover", "bucket", "minimum", "maximum", "limit",
        "price",
    ];

    private static readonly string[] KnownOfAny = [.. KnownOfOneTime, .. KnownOfRecurring[..1], .. KnownOfUsage];

    public static Charge Read(DocumentObject charge, string path, MeterLookup meters)
    {
        var kinds = Kinds.Where(charge.Has).ToList();
        switch (kinds)
        {
            case ["one_time"]:
                charge.Place(path, "A one-time charge", KnownOfOneTime);
                return new OneTimeCharge { Amount = charge.RequiredNumber("one_time"), Name = charge.Text("name") };
            case ["recurring"]:
                charge.Place(path, "A recurring charge", KnownOfRecurring);
                return new RecurringCharge { Amount = charge.RequiredNumber("recurring"), Name = charge.Text("name") };
            case ["usage"]:
                charge.Place(path, "A usage charge", KnownOfUsage);
                return ReadUsage(charge, meters);
            default:
                charge.Place(path, "A charge", KnownOfAny);
                if (!Kinds.Any(charge.IsMisspelt)) ReportKind(charge, kinds);
                return new OneTimeCharge { Amount = 0m };
        }
    }

    private static UsageCharge ReadUsage(DocumentObject charge, MeterLookup meters) => new()
    {
        Meter = meters.Find(charge.RequiredText("usage")),
        Transform = TransformForm.Read(charge.Object("transform"), charge.PathOf("transform")),
        MinimumQuantity = charge.Number("minimum_quantity") ?? 0m,
        Included = charge.Number("included") ?? 0m,
        RolloverMaximum = charge.Number("rollover") ?? 0m,
        Bucket = charge.OptionalWord("bucket", Words.Buckets, UsageBucket.Day),
        Minimum = charge.Number("minimum"),
        Maximum = charge.Number("maximum"),
        Limit = charge.OptionalWord("limit", Words.Limits, UsageLimit.Soft),
        Price = charge.Has("price") || charge.IsMisspelt("price")
            ? PriceReader.Read(charge.Object("price"), charge.Path)
            : null,
    };

    private static void ReportKind(DocumentObject charge, List<string> kinds) => charge.Report(
        ErrorCodes.ChargeKindUnclear,
        name: null,
        kinds.Count == 0 ? "The charge does not say what it is for." : $"The charge is {Quote.Of(kinds)} at once.",
        $"Give it exactly one of {Quote.Of(Kinds)}; several charges stand side by side in the list.");
}
