namespace Monetize.Billing.Operations;

/// <summary>Texts that could be the number of a payment card, which has no business here.</summary>
internal static class CardNumber
{
    private const int Shortest = 13;
    private const int Longest = 19;

    /// <summary>Whether a text is 13 to 19 digits, spaces and hyphens aside, whose check digit fits.</summary>
    public static bool IsLikely(string text)
    {
        var (digits, sum) = (0, 0);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] is ' ' or '-') continue;
            if (!char.IsAsciiDigit(text[i])) return false;
            var digit = text[i] - '0';
            if (digits++ % 2 == 1) digit = (digit * 2 / 10) + (digit * 2 % 10);
            sum += digit;
        }

        return digits is >= Shortest and <= Longest && sum % 10 == 0;
    }
}
