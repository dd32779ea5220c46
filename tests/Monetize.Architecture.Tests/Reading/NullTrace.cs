namespace Monetize.Architecture.Tests.Reading;

/// <summary>Follows null through a method, as far as one look at each instruction goes.</summary>
internal sealed class NullTrace
{
    private static readonly string[] Cultures =
    [
        "System.IFormatProvider", "System.Globalization.CultureInfo", "System.Globalization.NumberFormatInfo",
        "System.Globalization.DateTimeFormatInfo",
    ];

    private readonly HashSet<long> _locals = [];

    /// <summary>Whether the instruction before has left null on the stack.</summary>
    public bool IsNull { get; private set; }

    /// <summary>Whether something plain was loaded right after null: a format after the culture.</summary>
    public bool IsBehindNull { get; private set; }

    /// <summary>Goes on over an instruction without a token.</summary>
    public void Pass(Instruction instruction)
    {
        var wasNull = IsNull;
        var name = instruction.Code.Name!;
        var local = PlainValues.LocalOf(instruction);
        if (local is { } stored && name.StartsWith("st", StringComparison.Ordinal))
        {
            if (wasNull) _locals.Add(stored);
            else _locals.Remove(stored);
        }

        IsNull = name == "ldnull" || (local is { } loaded && name.StartsWith("ld", StringComparison.Ordinal)
            && _locals.Contains(loaded));
        IsBehindNull |= wasNull && (name == "ldstr" || name.StartsWith("ldarg", StringComparison.Ordinal));
    }

    /// <summary>Goes on over the use of a type or a member.</summary>
    public void Pass(Use use)
    {
        var loadsCulture = use.Result is { } result && Cultures.Contains(result.Name);
        if (loadsCulture || use.Takes(Cultures[0])) IsBehindNull = false;
        IsNull = false;
    }
}
