namespace Monetize.Testing.Faults;

/// <summary>How a call of a payment provider fails.</summary>
public enum ProviderFault
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>An exception, and nothing is done.</summary>
    Before,

    /// <summary>An exception after everything is done.</summary>
    After,

    /// <summary>A time-out: the question never arrived.</summary>
    QuestionLost,

    /// <summary>A time-out: it is done, and the answer never arrived.</summary>
    AnswerLost,

    /// <summary>Not at all, but it is done twice.</summary>
    Twice,
}
