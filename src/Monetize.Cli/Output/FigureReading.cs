namespace Monetize.Cli.Output;

/// <summary>What became of a text that should be a number.</summary>
internal enum FigureReading
{
    /// <summary>It was read with every digit.</summary>
    Exact,

    /// <summary>It is something else.</summary>
    NotANumber,

    /// <summary>It is a number, and no decimal holds all of its digits.</summary>
    TooLong,
}
