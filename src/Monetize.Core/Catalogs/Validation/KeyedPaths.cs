namespace Monetize.Catalogs.Validation;

/// <summary>
/// Names the elements of one list in their order: by key where that tells them apart, else by index. The reader of
/// documents and the rules of the model name an element alike because both ask here.
/// </summary>
internal sealed class KeyedPaths
{
    private readonly string _owner;
    private readonly string _list;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _next;

    public KeyedPaths(string owner, string list)
    {
        _owner = owner;
        _list = list;
    }

    /// <summary>The path of the next element.</summary>
    /// <param name="key">Its key; <see langword="null"/> where that could not be read.</param>
    /// <param name="version">Its version, for plans.</param>
    public string Next(string? key, int version = 1)
    {
        var index = _next++;
        if (!KeyRules.IsUsable(key)) return FaultPath.Of(_owner, _list, index);
        var name = version == 1 ? key! : string.Concat(key, "@", Figure.Of(version));
        return _taken.Add(name)
            ? FaultPath.Of(FaultPath.Of(_owner, _list), name)
            : FaultPath.Of(_owner, _list, index);
    }
}
