using System.Globalization;

namespace Monetize.CrashTests;

/// <summary>A verb and options of the form <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    public Arguments(IReadOnlyList<string> arguments)
    {
        Verb = arguments.Count > 0 ? arguments[0] : "";
        for (var i = 1; i < arguments.Count; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Count)
            {
                throw new ArgumentException($"{arguments[i]} is no option with a value.");
            }

            _options[arguments[i][2..]] = arguments[i + 1];
        }
    }

    public string Verb { get; }

    public string Text(string name, string? otherwise = null) =>
        _options.GetValueOrDefault(name) ?? otherwise ?? throw new ArgumentException($"--{name} is missing.");

    public int Number(string name, int otherwise) =>
        _options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
