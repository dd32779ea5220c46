using System.Text;
using System.Text.Json;

namespace Monetize.Tests.Catalogs.Json;

/// <summary>Spoils a valid document, the same way for the same seed: at bytes, at tokens, or in figures.</summary>
internal sealed class CatalogMutator
{
    private static readonly byte[][] Insertions =
    [
        .. new[]
        {
            "\0", "\ufeff", "\"\\ud800\"", "\\udfff", "1e999999999", "-1e-400", "null", "{}", "[]", ",", "\"", "//",
            "/* */", "\"key\":\"x\",", "\"version\":2147483648,", "\"price\":{},", "\"\":1,", "\u202e", "NaN",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80],
        Encoding.ASCII.GetBytes(new string('[', 2_000)),
        Encoding.ASCII.GetBytes(new string('9', 5_000)),
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100))),
    ];

    private static readonly byte[][] Figures =
    [
        .. new[]
        {
            "0", "1", "-1", "0.5", "10", "10.5", "999999", "1e3", "1e-9", "1e28", "1e29",
            "79228162514264337593543950335", "79228162514264337593543950336",
            "0.0000000000000000000000000001", "0.00000000000000000000000000001",
            "\"0\"", "\"12.50\"", "\"-0\"", "\"1,5\"", "\" 1\"", "\"١\"", "\"\"", "1.5", "2", "\"0.0007\"", "true",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly Random _random;
    private readonly byte[] _document;
    private readonly List<Range> _tokens = [];
    private readonly List<Range> _names = [];
    private readonly List<Range> _figures = [];

    public CatalogMutator(byte[] document, int seed)
    {
        _document = document;
        _random = new Random(seed);
        var reader = new Utf8JsonReader(document);
        while (reader.Read())
        {
            var token = (int)reader.TokenStartIndex..(int)reader.BytesConsumed;
            _tokens.Add(token);
            if (reader.TokenType == JsonTokenType.PropertyName) _names.Add(token);
            if (IsFigure(ref reader)) _figures.Add(token);
        }
    }

    /// <summary>The next spoilt document.</summary>
    public byte[] Next() => _random.Next(3) switch
    {
        0 => OnBytes(),
        1 => OnTokens(),
        _ => OnFigures(),
    };

    private static bool IsFigure(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number
        || (reader.TokenType == JsonTokenType.String && decimal.TryParse(
            reader.GetString(), System.Globalization.CultureInfo.InvariantCulture, out _));

    private byte[] OnBytes()
    {
        var bytes = _document.ToList();
        for (var times = _random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            var at = _random.Next(bytes.Count);
            var length = Math.Min(_random.Next(1, 40), bytes.Count - at);
            switch (_random.Next(6))
            {
                case 0: bytes[at] ^= (byte)(1 << _random.Next(8)); break;
                case 1: bytes.RemoveRange(at, bytes.Count - at); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 4: bytes.InsertRange(_random.Next(4) == 0 ? 0 : at, Pick(Insertions)); break;
                default: bytes[at] = (byte)_random.Next(256); break;
            }
        }

        return [.. bytes];
    }

    /// <summary>One token becomes another of the document, goes, or comes twice.</summary>
    private byte[] OnTokens()
    {
        var from = Pick(_random.Next(2) == 0 ? _names : _tokens);
        return _random.Next(5) switch
        {
            0 => Replace(_document, from, []),
            1 => Replace(_document, from, [.. _document[from], .. ","u8, .. _document[from]]),
            2 => Replace(_document, Pick(_names), _document[Pick(_names)]),
            3 => Replace(_document, Pick(_tokens), Pick(Insertions)),
            _ => Replace(_document, Pick(_tokens), _document[Pick(_tokens)]),
        };
    }

    /// <summary>Up to three figures change; the document stays JSON and often a catalog.</summary>
    private byte[] OnFigures()
    {
        var places = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(_figures)).Distinct();
        var bytes = _document;
        foreach (var place in places.OrderByDescending(place => place.Start.Value))
        {
            bytes = Replace(bytes, place, Pick(Figures));
        }

        return bytes;
    }

    private static byte[] Replace(byte[] bytes, Range place, byte[] by) =>
        [.. bytes[..place.Start], .. by, .. bytes[place.End..]];

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
