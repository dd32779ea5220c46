using System.Globalization;
using System.Text;

namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>Files of usage with something wrong in most rows; the same files each time.</summary>
internal sealed class MutatedRows(int seed)
{
    private const string Nasty = ",\",\n,\r,\r\n,\t, ,-,+,.,0,9,e,E,T,Z,:,{,},[,],\\,/,',\u00a0,ü,😀,\u0000,\u200b,\\ud83d";
    private static readonly string[] Bits = [.. Nasty.Split(',').Append(",").Append("\"\"").Append("null")];
    private static readonly string[] Meters =
    [
        "words", "payments", "users", "storage", "calls", "prints", "mails", "peak", "sales", "tokens", "compute", "seats",
        "wrods",
    ];

    private static readonly string[] Wide = ["prints", "mails", "peak", "sales", "tokens", "compute", "seats"];
    private static readonly string[] Columns =
    [
        "key", "customer", "meter", "quantity", "time", "plan", "amount", "dimension.region", "dimension.user",
        "cost", "method", "corrects",
    ];

    private uint _state = (uint)seed;

    /// <summary>A file of CSV or of lines of JSON.</summary>
    public byte[] File(int rows, bool isJson)
    {
        var text = new StringBuilder(isJson ? "" : string.Join(',', Columns) + "\n");
        var last = "";
        for (var i = 0; i < rows; i++)
        {
            if (Next(10) != 0 || last.Length == 0) last = isJson ? JsonRow() : CsvRow();
            text.Append(Next(3) == 0 ? last : Mutated(last));
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var header = isJson ? 0 : string.Join(',', Columns).Length + 1;
        for (var i = 0; i < rows / 100; i++) bytes[header + Next(bytes.Length - header)] = 0xFF;
        return bytes;
    }

    private int Next(int below)
    {
        _state = (_state * 1664525) + 1013904223;
        return (int)((ulong)_state * (ulong)below >> 32);
    }

    private string[] Fields()
    {
        var meter = Meters[Next(Meters.Length * 5) % (Meters.Length - (Next(10) == 0 ? 0 : 1))];
        var fraction = Next(3) == 0 ? $".{Next(100)}" : "";
        var time = new DateTimeOffset(2026, 10 + Next(2), 1 + Next(30), Next(24), Next(60), 0, TimeSpan.Zero)
            .ToOffset(TimeSpan.FromHours(Next(3) - 1));
        return
        [
            $"key-{Next(2000)}",
            $"c{Next(4)}",
            meter,
            $"{(meter == "storage" && Next(3) == 0 ? "-" : "")}{Next(1000)}{fraction}",
            time.ToString(Next(2) == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            Wide.Contains(meter) ? "wide" : meter == "words" && Next(3) == 0 ? "lite" : "pro",
            Next(meter == "tokens" ? 2 : 10) == 0 ? $"{Next(100)}.5" : "",
            meter == "calls" ? (Next(2) == 0 ? "eu" : "us") : "",
            meter == "users" ? $"u{Next(5)}" : "",
            Next(20) == 0 ? "0.25" : "",
            Next(20) == 0 ? "texts.write" : "",
            Next(20) == 0 ? $"key-{Next(2000)}" : "",
        ];
    }

    private string CsvRow() =>
        string.Join(',', Fields().Select(field => Next(8) == 0 ? $"\"{field}\"" : field)) + (Next(2) == 0 ? "\n" : "\r\n");

    private string JsonRow() => "{" + string.Join(',', Columns.Zip(Fields())
        .Where(field => field.Second.Length > 0 || Next(5) == 0)
        .Select(field => field.First is "quantity" && Next(2) == 0
            ? $"\"{field.First}\":{field.Second}"
            : $"\"{field.First}\":\"{field.Second}\"")) + "}\n";

    private string Mutated(string row)
    {
        var text = new StringBuilder(row);
        for (var i = Next(3); i >= 0 && text.Length > 0; i--)
        {
            var at = Next(text.Length);
            switch (Next(4))
            {
                case 0:
                    text.Remove(at, 1);
                    break;
                case 1:
                    text.Insert(at, Bits[Next(Bits.Length)]);
                    break;
                case 2:
                    text[at] = (char)('0' + Next(10));
                    break;
                default:
                    text.Remove(at, Math.Min(text.Length - at, 1 + Next(4)));
                    break;
            }
        }

        return text.ToString();
    }
}
