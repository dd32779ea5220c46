using Monetize.Errors;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Oracles;

/// <summary>Compares the engine with a definition, and counts how often it had an answer.</summary>
internal sealed class Verdicts
{
    /// <summary>How often the engine gave a number, the right one.</summary>
    public int Held { get; private set; }

    /// <summary>How often it said that no decimal holds a number.</summary>
    public int NotExact { get; private set; }

    /// <summary>
    /// Whether both give one number or refuse for one reason; that a number fits no decimal is the engine's own reason.
    /// </summary>
    public bool Agree(Func<BigDecimal> definition, Func<decimal> engine)
    {
        decimal given;
        try
        {
            given = engine();
        }
        catch (NotExactException)
        {
            NotExact++;
            return true;
        }
        catch (RatingException refusal)
        {
            return RefusalOf(definition) == refusal.Code;
        }

        Held++;
        return RefusalOf(definition) is null && definition().Is(given);
    }

    /// <summary>Whether something holds, or the engine refuses to answer.</summary>
    public bool Holds(Func<bool> holds)
    {
        try
        {
            if (!holds()) return false;
        }
        catch (NotExactException)
        {
            NotExact++;
            return true;
        }
        catch (RatingException)
        {
            return true;
        }

        Held++;
        return true;
    }

    private static ErrorCode? RefusalOf(Func<BigDecimal> definition)
    {
        try
        {
            _ = definition();
            return null;
        }
        catch (NaiveRefusal refusal)
        {
            return refusal.Code;
        }
    }
}
