using Monetize.Errors;

namespace Monetize.Tests.Catalogs;

/// <summary>What every fault owes its reader.</summary>
internal static class FaultText
{
    private static readonly string[] Internals = ["System.", "Monetize.", "Exception", "BytePosition", "JsonReader"];

    public static void ShouldBeFitForPeople(Fault fault)
    {
        if (FindFlaw(fault) is { } flaw) Assert.Fail($"{flaw}: {fault}");
    }

    public static string? FindFlaw(Fault fault)
    {
        if (!ErrorCodes.All.Contains(fault.Code)) return "the code is not in the catalogue";
        if (!EndsSentence(fault.Message)) return "the message is no sentence";
        if (!EndsSentence(fault.Repair)) return "the repair is no sentence";
        if (fault.ToString().Any(char.IsControl)) return "control characters reach the terminal";
        var text = fault.Message + fault.Repair;
        return Internals.Any(word => text.Contains(word, StringComparison.Ordinal)) ? "internals leak" : null;
    }

    private static bool EndsSentence(string text) => text.Length > 5 && text[^1] is '.' or '?' or '}';
}
