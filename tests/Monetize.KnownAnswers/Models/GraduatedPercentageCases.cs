using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>A share by tiers of an amount, or of what comes on top of an amount.</summary>
public sealed class GraduatedPercentageCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var price = RatingEngine.Compile(PriceReader.Read("graduated_percentage", input)!);
        var amount = input.Flag("incremental")
            ? price.Marginal(input.OptionalNumber("already_charged_base") ?? 0m, input.Number("base_amount"))
            : price.Total(input.Number("base_amount"));
        return Verdict.Compare("amount", known.Expected.Number("amount"), amount);
    }
}
