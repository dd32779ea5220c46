using System.Globalization;

namespace Monetize.CrashTests;

/// <summary>Options of the form <c>--name value</c>, each one that the verb has, and once.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly string[] _names;

    /// <param name="arguments">What stands behind the verb.</param>
    /// <param name="names">The names of its options, with a space between them.</param>
    /// <exception cref="UsageException">There is something else.</exception>
    public Arguments(IReadOnlyList<string> arguments, string names)
    {
        _names = names.Split(' ');
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var option = arguments[i];
            if (!option.StartsWith("--", StringComparison.Ordinal) || !_names.Contains(option[2..]))
            {
                throw new UsageException(
                    $"There is no option {option} here; there are --{string.Join(", --", _names)}.");
            }

            if (i + 1 == arguments.Count) throw new UsageException($"{option} has no value.");
            if (!_options.TryAdd(option[2..], arguments[i + 1])) throw new UsageException($"{option} is given twice.");
        }
    }

    public bool Has(string name) => _options.ContainsKey(Known(name));

    public string Text(string name, string? otherwise = null) =>
        _options.GetValueOrDefault(Known(name)) ?? otherwise ?? throw new UsageException($"--{name} is missing.");

    public int Number(string name, int otherwise)
    {
        if (!_options.TryGetValue(Known(name), out var text)) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UsageException($"--{name} is {text}, and not a number of digits.");
    }

    // Else whoever adds an option and forgets to declare it would refuse it to everybody.
    private string Known(string name) =>
        _names.Contains(name) ? name : throw new InvalidOperationException($"--{name} is not declared.");
}
