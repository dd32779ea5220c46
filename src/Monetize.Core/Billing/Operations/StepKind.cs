namespace Monetize.Billing.Operations;

/// <summary>What kind of step the history of a payment has.</summary>
internal enum StepKind
{
    /// <summary>An attempt is about to be sent for the first time.</summary>
    Begun,

    /// <summary>The provider said something.</summary>
    Heard,

    /// <summary>Something was decided on this side.</summary>
    Decided,
}
