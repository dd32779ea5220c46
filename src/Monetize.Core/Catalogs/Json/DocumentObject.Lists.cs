using System.Collections.Immutable;
using System.Text.Json;
using Monetize.Catalogs.Validation;
using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs.Json;

internal sealed partial class DocumentObject
{
    private const string ObjectForm = "an object in braces";

    /// <summary>A list of texts; null stands for one that could not be read.</summary>
    public ValueArray<string> Texts(string name, int limit) => List(name, limit, (element, index) =>
    {
        if (element.ValueKind == JsonValueKind.String) return element.GetString()!;
        ReportType(FaultPath.Of(Path, name, index), name, element, "a text in double quotes");
        return null!;
    });

    /// <summary>A list of objects, each named by its position.</summary>
    public ValueArray<T> Objects<T>(string name, int limit, Func<DocumentObject, string, T> read)
        where T : class => Objects(name, limit, (item, index) => read(item, FaultPath.Of(Path, name, index)), _ => { });

    /// <summary>A list of objects, each named by its key where it can be.</summary>
    /// <param name="name">The property.</param>
    /// <param name="limit">How many are read; those beyond are null.</param>
    /// <param name="nextPath">Names the next object, which is null where it is none.</param>
    /// <param name="read">Reads the object at a path.</param>
    public ValueArray<T> Keyed<T>(
        string name, int limit, Func<DocumentObject?, string> nextPath, Func<DocumentObject, string, int, T> read)
        where T : class => Objects(
            name, limit, (item, index) => read(item, nextPath(item), index), _ => nextPath(null));

    /// <summary>An object of texts by name; null texts stand for those that could not be read.</summary>
    public ValueMap TextMap(string name, string what, bool required)
    {
        if (Object(name, required) is not { } map) return default;
        var names = map.Names.ToHashSet(StringComparer.Ordinal);
        map.Place(PathOf(name), what, names);
        return ValueMap.Of(names.Where(map.Has).Select(key => KeyValuePair.Create(key, map.RequiredText(key)!)));
    }

    /// <summary>One object; null where it is not given or is none.</summary>
    public DocumentObject? Object(string name, bool required = false)
    {
        if (!TryGet(name, required, ObjectForm, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Object) return new DocumentObject(value, _faults);
        ReportObject(name, value);
        return null;
    }

    private void ReportObject(string name, JsonElement value)
    {
        var path = PathOf(name);

        // A charge whose price is no object is a readable charge all the same.
        if (path == Path)
        {
            Report(ErrorCodes.WrongType, name, $"{Quote.Of(name)} is {KindOf(value)}.", $"Write {ObjectForm}.");
        }
        else
        {
            ReportType(path, name, value, ObjectForm);
        }
    }

    private ValueArray<T> Objects<T>(string name, int limit, Func<DocumentObject, int, T> read, Action<int> skip)
        where T : class => List(name, limit, (element, index) =>
        {
            if (element.ValueKind == JsonValueKind.Object) return read(new DocumentObject(element, _faults), index);
            skip(index);
            ReportType(FaultPath.Of(Path, name, index), name, element, ObjectForm);
            return null!;
        });

    /// <summary>The list, with null for what is beyond the limit: it is refused for its length, unseen.</summary>
    private ValueArray<T> List<T>(string name, int limit, Func<JsonElement, int, T> read)
        where T : class
    {
        const string Form = "a list in brackets";
        if (!TryGet(name, required: false, Form, out var value)) return [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            ReportType(PathOf(name), name, value, Form);
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>(value.GetArrayLength());
        foreach (var element in value.EnumerateArray())
        {
            items.Add(items.Count < limit ? read(element, items.Count) : null!);
        }

        return new ValueArray<T>(items.MoveToImmutable());
    }
}
