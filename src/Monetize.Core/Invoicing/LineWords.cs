namespace Monetize.Invoicing;

/// <summary>The words that stand around the names which hosts give, in the descriptions of lines.</summary>
internal static class LineWords
{
    public const string BeforeMaximum = "Maximum: ";

    public const string BeforeMinimum = "Minimum: ";

    public const string BeforePrepaid = "Prepaid credit ";

    public const string AfterCorrection = ", correction";
}
