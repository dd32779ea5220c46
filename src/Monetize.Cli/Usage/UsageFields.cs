using System.Text;

namespace Monetize.Cli.Usage;

/// <summary>The names of the fields in a file: columns of CSV, properties of JSON.</summary>
internal static class UsageFields
{
    /// <summary>How many there are.</summary>
    public const int Count = (int)UsageField.Corrects + 1;

    /// <summary>How many of them, from the first, a row must have.</summary>
    public const int Required = (int)UsageField.Time + 1;

    /// <summary>All that a row may have, for sentences.</summary>
    public const string Known = "key, customer, meter, quantity, time, plan, amount, "
        + "method, cost, corrects and dimension.NAME";

    private static readonly string[] Names =
    [
        "key", "customer", "meter", "quantity", "time", "plan", "amount", "method", "cost", "corrects",
    ];

    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.UTF8.GetBytes)];

    private static ReadOnlySpan<byte> DimensionPrefix => "dimension."u8;

    /// <summary>The name of a field.</summary>
    public static string NameOf(UsageField field) => Names[(int)field];

    /// <summary>Whether a field is a number.</summary>
    public static bool IsFigure(UsageField field) =>
        field is UsageField.Quantity or UsageField.Amount or UsageField.Cost;

    /// <summary>Whether a field is any text, and neither a number nor an instant.</summary>
    public static bool IsText(UsageField field) => !IsFigure(field) && field != UsageField.Time;

    /// <summary>The field with a name, null where there is none.</summary>
    public static UsageField? Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (name.SequenceEqual(Utf8Names[i])) return (UsageField)i;
        }

        return null;
    }

    /// <summary>The dimension that a name such as <c>dimension.region</c> is for, null where it is for none.</summary>
    public static DimensionName? DimensionOf(ReadOnlySpan<byte> name) =>
        name.StartsWith(DimensionPrefix) && name.Length > DimensionPrefix.Length
            ? DimensionName.Of(name[DimensionPrefix.Length..])
            : null;
}
