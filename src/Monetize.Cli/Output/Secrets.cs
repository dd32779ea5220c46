using System.Text.RegularExpressions;

namespace Monetize.Cli.Output;

/// <summary>Keeps passwords out of what is printed.</summary>
internal static partial class Secrets
{
    /// <summary>
    /// A text with an ellipsis in place of everything that may belong to a password: the rest of the text behind
    /// <c>password=</c>, and what an address has before its last <c>@</c>.
    /// </summary>
    public static string Hidden(string text) => User().Replace(Password().Replace(text, "$1…"), "$1…$2");

    [GeneratedRegex(@"((?:password|passwd|pwd)\s*=).*", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Password();

    [GeneratedRegex("(://).*(@)", RegexOptions.Singleline)]
    private static partial Regex User();
}
