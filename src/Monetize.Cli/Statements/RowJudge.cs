using Monetize.Cli.Usage;
using Monetize.Metering;

namespace Monetize.Cli.Statements;

/// <summary>Whether a row can be counted, as <see cref="UsageValidator"/> says.</summary>
/// <remarks>
/// Most rows are plainly sound, which their bytes tell without a record being made of them; of every other row the
/// validator is asked.
/// </remarks>
internal sealed class RowJudge
{
    private readonly UsageValidator _validator;

    /// <param name="meters">The meters of the catalog.</param>
    public RowJudge(IEnumerable<Meter> meters) => _validator = new UsageValidator(meters, AcceptanceWindow.Unbounded);

    /// <summary>Why a row cannot be counted, null where it can.</summary>
    /// <param name="row">The row, with all the fields that it must have.</param>
    /// <param name="meter">Its meter, one of the catalog.</param>
    /// <param name="figures">Its figures.</param>
    public string? Fault(UsageRow row, Meter meter, RowFigures figures)
    {
        if (IsPlainlySound(row, meter, figures)) return null;

        // Any time is within a window without bounds, so it is no matter when now is.
        var result = _validator.Check(RowReading.RecordOf(row, figures), now: default);
        return result.IsCounted ? null : $"{result.Code!.Id}: {result.Message}";
    }

    private static bool IsPlainlySound(UsageRow row, Meter meter, RowFigures figures)
    {
        if (!row[UsageField.Corrects].IsEmpty || figures.Amount < 0m || figures.Cost < 0m) return false;
        if (figures.Quantity < 0m && meter.Aggregation != Aggregation.WeightedSum) return false;
        return IsPlain(row[UsageField.Key], UsageLimits.KeyLength)
            && IsPlain(row[UsageField.Customer], UsageLimits.CustomerLength)
            && (row[UsageField.Method].IsEmpty || IsPlain(row[UsageField.Method], UsageLimits.MethodLength))
            && HasPlainDimensions(row, meter);
    }

    private static bool HasPlainDimensions(UsageRow row, Meter meter)
    {
        var hasCounted = meter.CountedDimension is null;
        for (var i = 0; i < row.Dimensions; i++)
        {
            var name = row.DimensionName(i).Text;
            if (!meter.Dimensions.Contains(name)) return false;
            if (!IsPlain(row.DimensionValue(i), UsageLimits.DimensionValueLength)) return false;
            hasCounted |= name == meter.CountedDimension;
        }

        return hasCounted;
    }

    // Such a text has as many characters as bytes, none of them a control character, and is not blank.
    private static bool IsPlain(ReadOnlySpan<byte> text, int limit) =>
        text.Length <= limit && text[0] != ' ' && !text.ContainsAnyExceptInRange((byte)' ', (byte)'~');
}
