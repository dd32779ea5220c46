namespace Monetize.Cli.Usage;

/// <summary>What a row of usage says, besides its dimensions.</summary>
internal enum UsageField
{
    /// <summary>What makes the row itself.</summary>
    Key,

    /// <summary>Who used it.</summary>
    Customer,

    /// <summary>The key of the meter.</summary>
    Meter,

    /// <summary>How much, in the meter's unit.</summary>
    Quantity,

    /// <summary>When.</summary>
    Time,

    /// <summary>The key of the plan that prices it; optional.</summary>
    Plan,

    /// <summary>What the record itself says that it costs; optional.</summary>
    Amount,

    /// <summary>The method that was called; optional.</summary>
    Method,

    /// <summary>What the use cost the seller; optional.</summary>
    Cost,

    /// <summary>The key of the row that it corrects; optional.</summary>
    Corrects,
}
