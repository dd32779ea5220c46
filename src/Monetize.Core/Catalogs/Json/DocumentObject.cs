using System.Text.Json;
using Monetize.Catalogs.Validation;
using Monetize.Errors;

namespace Monetize.Catalogs.Json;

/// <summary>
/// One object of a document while it is turned into a part of the model. Asking it for a property gives the value, or
/// reports what is wrong and gives a harmless stand-in, so that reading goes on and finds the next fault.
/// </summary>
/// <remarks>
/// It must be placed before it is asked for more than <see cref="Has"/> and <see cref="Peek"/>: its path may depend on
/// the key that it holds.
/// </remarks>
internal sealed partial class DocumentObject
{
    private readonly FaultCollector _faults;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly List<string> _doubled = [];
    private readonly HashSet<string> _misspelt = new(StringComparer.Ordinal);

    public DocumentObject(JsonElement element, FaultCollector faults)
    {
        _faults = faults;
        foreach (var property in element.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value)) _doubled.Add(property.Name);
        }
    }

    /// <summary>Where it stands.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The names of its properties, in their order.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Whether a property is given; null counts as not given.</summary>
    public bool Has(string name) => _values.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Whether a property is given as null.</summary>
    public bool IsNull(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>The text of a property, without a word about anything else.</summary>
    public string? Peek(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether a property was probably meant by one that is unknown: what it says is not known.</summary>
    public bool IsMisspelt(string name) => _misspelt.Contains(name);

    /// <summary>Says which properties it may have, which tells those that are misspelt.</summary>
    public void Expect(IReadOnlyCollection<string> known)
    {
        _misspelt.Clear();
        foreach (var name in _values.Keys.Where(name => !known.Contains(name)))
        {
            if (Spelling.Closest(name, known) is { } meant && !_values.ContainsKey(meant)) _misspelt.Add(meant);
        }
    }

    /// <summary>Says where it stands, and reports properties that are unknown or given twice.</summary>
    public void Place(string path, string what, IReadOnlyCollection<string> known)
    {
        Path = path;
        Expect(known);
        foreach (var name in _misspelt) _faults.MarkUnreadable(FaultPath.Of(path, name));
        foreach (var name in _doubled)
        {
            _faults.Add(
                ErrorCodes.DuplicateProperty,
                PathOf(name),
                $"{what} has the property {Quote.Of(name)} more than once.",
                "Keep the one that is meant.");
        }

        foreach (var name in _values.Keys.Where(name => !known.Contains(name)))
        {
            _faults.Add(
                ErrorCodes.UnknownProperty,
                PathOf(name),
                $"{what} has no property {Quote.Of(name)}.",
                $"Remove it; known here: {string.Join(", ", known)}.{Spelling.Question(name, known)}");
        }
    }

    /// <summary>Reports a fault of a property, or of the object itself where no property is named.</summary>
    public void Report(ErrorCode code, string? name, string message, string repair) =>
        _faults.Add(code, name is null ? Path : PathOf(name), message, repair);

    /// <summary>Reports a fault because of which a property could not be read.</summary>
    public void ReportUnreadable(ErrorCode code, string name, string message, string repair) =>
        _faults.AddUnreadable(code, PathOf(name), message, repair);

    /// <summary>The path of a property. A price shares the path of its charge; odd names stay out of paths.</summary>
    public string PathOf(string name) =>
        name == "price" || !KeyRules.IsUsable(name) ? Path : FaultPath.Of(Path, name);

    /// <summary>The value of a property, where it is given; reports one that must be.</summary>
    private bool TryGet(string name, bool required, string form, out JsonElement value)
    {
        if (Has(name))
        {
            value = _values[name];
            return true;
        }

        value = default;
        if (required && !IsMisspelt(name))
        {
            _faults.AddUnreadable(
                ErrorCodes.MissingProperty,
                PathOf(name),
                $"The property {Quote.Of(name)} is missing.",
                $"Add it: {form}.");
        }

        return false;
    }

    private void ReportType(string path, string name, JsonElement value, string form) => _faults.AddUnreadable(
        ErrorCodes.WrongType,
        path,
        $"{Quote.Of(name)} is {KindOf(value)}.",
        $"Write {form}.");

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
