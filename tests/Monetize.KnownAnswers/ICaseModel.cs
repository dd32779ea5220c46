namespace Monetize.KnownAnswers;

/// <summary>Maps the cases of one model onto the engine. It knows fields and never ids.</summary>
public interface ICaseModel
{
    Verdict Run(KnownCase known);
}
