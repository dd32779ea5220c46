namespace Monetize;

public sealed partial class Unit
{
    private const string Data = "data";
    private const string Time = "time";

    /// <summary>One call of an interface.</summary>
    public static readonly Unit Call = Plain("call");

    /// <summary>One request.</summary>
    public static readonly Unit Request = Plain("request");

    /// <summary>One word of text.</summary>
    public static readonly Unit Word = Plain("word");

    /// <summary>One token of a language model.</summary>
    public static readonly Unit Token = Plain("token");

    /// <summary>One image.</summary>
    public static readonly Unit Image = Plain("image");

    /// <summary>One seat, a person with access.</summary>
    public static readonly Unit Seat = Plain("seat");

    /// <summary>One user.</summary>
    public static readonly Unit User = Plain("user");

    /// <summary>One message.</summary>
    public static readonly Unit Message = Plain("message");

    /// <summary>One document.</summary>
    public static readonly Unit Document = Plain("document");

    /// <summary>One credit of a prepaid balance.</summary>
    public static readonly Unit Credit = Plain("credit");

    /// <summary>One byte.</summary>
    public static readonly Unit Byte = new("byte", "B", Data, 1m);

    /// <summary>10^3 bytes.</summary>
    public static readonly Unit Kilobyte = new("kilobyte", "kB", Data, 1_000m);

    /// <summary>10^6 bytes.</summary>
    public static readonly Unit Megabyte = new("megabyte", "MB", Data, 1_000_000m);

    /// <summary>10^9 bytes.</summary>
    public static readonly Unit Gigabyte = new("gigabyte", "GB", Data, 1_000_000_000m);

    /// <summary>10^12 bytes.</summary>
    public static readonly Unit Terabyte = new("terabyte", "TB", Data, 1_000_000_000_000m);

    /// <summary>2^10 bytes.</summary>
    public static readonly Unit Kibibyte = new("kibibyte", "KiB", Data, 1_024m);

    /// <summary>2^20 bytes.</summary>
    public static readonly Unit Mebibyte = new("mebibyte", "MiB", Data, 1_048_576m);

    /// <summary>2^30 bytes.</summary>
    public static readonly Unit Gibibyte = new("gibibyte", "GiB", Data, 1_073_741_824m);

    /// <summary>2^40 bytes.</summary>
    public static readonly Unit Tebibyte = new("tebibyte", "TiB", Data, 1_099_511_627_776m);

    /// <summary>One thousandth of a second.</summary>
    public static readonly Unit Millisecond = new("millisecond", "ms", Time, 0.001m);

    /// <summary>One second.</summary>
    public static readonly Unit Second = new("second", "s", Time, 1m);

    /// <summary>60 seconds.</summary>
    public static readonly Unit Minute = new("minute", "min", Time, 60m);

    /// <summary>3,600 seconds.</summary>
    public static readonly Unit Hour = new("hour", "h", Time, 3_600m);

    private static readonly Unit[] Known =
    [
        Call, Request, Word, Token, Image, Seat, User, Message, Document, Credit,
        Byte, Kilobyte, Megabyte, Gigabyte, Terabyte, Kibibyte, Mebibyte, Gibibyte, Tebibyte,
        Millisecond, Second, Minute, Hour,
    ];

    private static bool IsKnown(Unit unit) => Array.Exists(Known, known => ReferenceEquals(known, unit));

    private static Unit Plain(string key) => new(key, key, key, 1m);
}
