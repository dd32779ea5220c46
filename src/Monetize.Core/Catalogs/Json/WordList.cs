namespace Monetize.Catalogs.Json;

/// <summary>The words of a property with what each of them means, for reading and for writing.</summary>
internal sealed class WordList<T>
    where T : struct, Enum
{
    private readonly (string Word, T Value)[] _entries;

    public WordList(params (string Word, T Value)[] entries) => _entries = entries;

    public IEnumerable<string> Words => _entries.Select(entry => entry.Word);

    public bool TryRead(string word, out T value)
    {
        foreach (var entry in _entries)
        {
            if (entry.Word != word) continue;
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    public string Write(T value) =>
        Array.Find(_entries, entry => EqualityComparer<T>.Default.Equals(entry.Value, value)).Word;
}
