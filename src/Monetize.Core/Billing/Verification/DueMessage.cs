using System.Globalization;
using Monetize.Collections;

namespace Monetize.Billing.Verification;

/// <summary>A message that was written with a line of the audit log, as far as log and documents tell it.</summary>
internal sealed record DueMessage(string Name, string Subject, AuditLine Line)
{
    /// <summary>What it says; none where the document that tells is not there.</summary>
    public ValueMap? Facts { get; init; }

    /// <summary>What it may say beyond that no document tells.</summary>
    public IReadOnlyList<string> MayAdd { get; init; } = [];

    /// <summary>Whether a message says what this one does.</summary>
    public bool Fits(ValueMap data)
    {
        if (Facts is not { } facts) return true;
        return facts.All(fact => data.TryGetValue(fact.Key, out var said) && IsSame(fact.Value, said))
            && data.Keys.All(key => facts.ContainsKey(key) || MayAdd.Contains(key));
    }

    public override string ToString() => $"{Name} of {Subject} at {VerificationBook.Text(Line.At)}";

    // An amount may be written with more or fewer zeros.
    private static bool IsSame(string expected, string found) => expected == found
        || (decimal.TryParse(expected, NumberStyles.Number, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(found, NumberStyles.Number, CultureInfo.InvariantCulture, out var other)
            && one == other);
}
