using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>Keys: what stands on the wire and in paths, and never changes with a name in the code.</summary>
internal static class KeyRules
{
    /// <summary>Whether a key is well formed.</summary>
    public static bool IsUsable(string? key) =>
        key is { Length: > 0 and <= CatalogLimits.KeyLength }
        && char.IsAsciiLetterOrDigit(key[0])
        && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');

    /// <summary>Reports a malformed key.</summary>
    /// <returns>Whether the key is well formed.</returns>
    public static bool Check(FaultCollector faults, string path, string what, string? key)
    {
        if (IsUsable(key)) return true;
        var fact = string.IsNullOrEmpty(key) ? $"{what} has no key." : $"{what} has the key {Quote.Of(key)}.";
        faults.Add(
            ErrorCodes.MalformedKey,
            path,
            fact,
            $"Write 1 to {Figure.Of(CatalogLimits.KeyLength)} letters a to z, digits, '_', '-' and '.', "
                + "a letter or digit first.");
        return false;
    }

    /// <summary>Reports a key that an element before has.</summary>
    public static void CheckUnique(FaultCollector faults, string path, string what, string key, HashSet<string> taken)
    {
        if (taken.Add(key)) return;
        faults.Add(
            ErrorCodes.DuplicateKey,
            path,
            $"{what} {Quote.Of(key)} stands here a second time.",
            "Remove one of the two, or give it a key of its own.");
    }
}
