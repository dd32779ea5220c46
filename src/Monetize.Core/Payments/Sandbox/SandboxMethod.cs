namespace Monetize.Payments.Sandbox;

/// <summary>The methods of payment that the sandbox knows; what each does when it is charged.</summary>
public enum SandboxMethod
{
    /// <summary>Is charged at once. What every customer has at first.</summary>
    Good,

    /// <summary>Is declined softly: too little money today.</summary>
    InsufficientFunds,

    /// <summary>Is declined for good: a stolen card.</summary>
    Stolen,

    /// <summary>Is declined until the customer confirms.</summary>
    Unconfirmed,

    /// <summary>Waits for a step of the customer, which <see cref="SandboxPaymentProvider.Finish"/> takes.</summary>
    Interactive,

    /// <summary>Takes days, until <see cref="SandboxPaymentProvider.Finish"/> or
    /// <see cref="SandboxPaymentProvider.Fail"/> ends it.</summary>
    BankDebit,

    /// <summary>Is charged, and the answer is lost on the way.</summary>
    LostAnswer,

    /// <summary>The question is lost on the way, and nothing is charged; sent once more it is.</summary>
    LostQuestion,

    /// <summary>
    /// Is not charged at all: the provider refuses, as where credentials were withdrawn or it does not take the amount.
    /// </summary>
    Refused,
}
