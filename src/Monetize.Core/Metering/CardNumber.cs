namespace Monetize.Metering;

/// <summary>Texts that hold what could be the number of a payment card, which has no business here.</summary>
/// <remarks>
/// A number is 13 to 19 digits that stand by themselves, spaces and hyphens between them aside, with a first digit and
/// a length that cards have and a check digit that fits. One in ten of the ids of such digits looks like one as well:
/// ids by which things are told apart are not looked at.
/// </remarks>
internal static class CardNumber
{
    private const int Longest = 19;

    /// <summary>Whether a text holds one.</summary>
    public static bool IsIn(string text)
    {
        for (var from = 0; from < text.Length; from++)
        {
            if (!char.IsAsciiDigit(text[from])) continue;
            var to = EndOf(text, from);
            if (StandsAlone(text, from, to) && IsCard(text.AsSpan(from, to - from))) return true;
            from = to;
        }

        return false;
    }

    /// <summary>Where a run of digits ends, with single spaces and hyphens between them.</summary>
    private static int EndOf(string text, int from)
    {
        var to = from + 1;
        while (to < text.Length)
        {
            if (char.IsAsciiDigit(text[to])) to++;
            else if (text[to] is ' ' or '-' && to + 1 < text.Length && char.IsAsciiDigit(text[to + 1])) to += 2;
            else break;
        }

        return to;
    }

    private static bool StandsAlone(string text, int from, int to) =>
        (from == 0 || !IsOfAWord(text[from - 1])) && (to == text.Length || !IsOfAWord(text[to]));

    private static bool IsOfAWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static bool IsCard(ReadOnlySpan<char> run)
    {
        var (digits, sum) = (0, 0);
        for (var i = run.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(run[i])) continue;
            var digit = run[i] - '0';
            if (digits++ % 2 == 1) digit = (digit * 2 / 10) + (digit * 2 % 10);
            sum += digit;
        }

        return sum % 10 == 0 && IsLengthOf(run[0], digits);
    }

    // By the first digit, as networks give their numbers.
    private static bool IsLengthOf(char first, int digits) => first switch
    {
        '2' or '5' => digits == 16,
        '3' => digits is >= 14 and <= Longest,
        '4' => digits is 13 or 16 or Longest,
        '6' => digits is >= 16 and <= Longest,
        _ => false,
    };
}
