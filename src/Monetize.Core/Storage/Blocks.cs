namespace Monetize.Storage;

/// <summary>A list of large values, which stay where they are as more are added.</summary>
internal sealed class Blocks<T>
    where T : struct
{
    private const int Size = 1_024;

    private readonly List<T[]> _blocks = [];
    private int _count;

    public ref T this[int at] => ref _blocks[at / Size][at % Size];

    /// <returns>Where it is.</returns>
    public int Add(in T value)
    {
        if (_count == _blocks.Count * Size) _blocks.Add(new T[Size]);
        this[_count] = value;
        return _count++;
    }
}
