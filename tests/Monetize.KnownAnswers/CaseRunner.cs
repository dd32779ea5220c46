using Monetize.KnownAnswers.Models;

namespace Monetize.KnownAnswers;

/// <summary>Runs cases through the engine.</summary>
public static class CaseRunner
{
    private static readonly Dictionary<string, ICaseModel> Models = new(StringComparer.Ordinal)
    {
        ["flat"] = new PriceCases(PriceReader.Flat),
        ["per_unit"] = new PriceCases(PriceReader.PerUnit),
        ["graduated"] = new PriceCases(PriceReader.Graduated),
        ["volume"] = new PriceCases(PriceReader.Volume),
        ["package"] = new PriceCases(PriceReader.Package),
        ["hybrid"] = new HybridCases(),
        ["rounding"] = new RoundingCases(),
    };

    public static Verdict Run(KnownCase known)
    {
        if (!Models.TryGetValue(known.Model, out var model)) return Verdict.Skip($"the engine has no {known.Model} yet");
        try
        {
            return model.Run(known);
        }
        catch (Exception fault) when (fault is Errors.MonetizeException or ArgumentException or InvalidDataException)
        {
            return Verdict.Fail("an answer", fault.Message);
        }
    }
}
