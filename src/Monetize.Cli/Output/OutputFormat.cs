namespace Monetize.Cli.Output;

/// <summary>The formats that every command speaks.</summary>
internal enum OutputFormat
{
    /// <summary>For people: at most 80 columns.</summary>
    Table,

    /// <summary>For programs: one document.</summary>
    Json,

    /// <summary>For spreadsheets: RFC 4180 with a header.</summary>
    Csv,
}
