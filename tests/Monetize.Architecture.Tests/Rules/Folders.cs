namespace Monetize.Architecture.Tests.Rules;

/// <summary>The folders of the core, which are its features.</summary>
internal static class Folders
{
    /// <summary>The pure ones. Each may use those before it and none after it.</summary>
    public static readonly string[] Pure =
    [
        "Collections", "Errors", "Monetary", "Metering", "Catalogs", "Rating", "Subscriptions", "Invoicing", "Revenue",
    ];

    /// <summary>The shell, which may use all that is pure.</summary>
    public static readonly string[] Shell =
    [
        "Services", "Payments", "Marketplace", "Billing", "Storage", "Hosting",
    ];

    /// <summary>Whether a folder belongs to the part without clock, I/O, culture and chance.</summary>
    public static bool IsPure(string folder) => Array.IndexOf(Pure, folder) >= 0;
}
