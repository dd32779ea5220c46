namespace Monetize.Catalogs.Validation;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 40;
    private const int MostCandidates = 1_000;
    private const int MostChanges = 2;
    private const int TooFar = 1_000;

    /// <summary>The closest candidate, where one differs in few letters; the first of several such.</summary>
    public static string? Closest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord) return null;
        var tolerated = word.Length <= 3 ? 1 : MostChanges;
        var meant = word.ToLowerInvariant();
        string? closest = null;
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) > tolerated) continue;
            var distance = Distance(meant, candidate.ToLowerInvariant());
            if (distance > tolerated || distance >= candidate.Length) continue;
            closest = candidate;
            if (distance == 0) break;
            tolerated = distance - 1;
        }

        return closest;
    }

    /// <summary>The sentence that asks whether a candidate was meant, with a space before it; else nothing.</summary>
    public static string Question(string word, IEnumerable<string> candidates) =>
        Closest(word, candidates) is { } closest ? $" Did you mean {Quote.Of(closest)}?" : "";

    /// <summary>
    /// How many letters must be added, dropped, changed or swapped with their neighbour. Only what can stay within two
    /// of them is calculated: a broken file may ask for very many words.
    /// </summary>
    private static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<int> before = stackalloc int[LongestWord + MostChanges + 1];
        Span<int> last = stackalloc int[LongestWord + MostChanges + 1];
        Span<int> current = stackalloc int[LongestWord + MostChanges + 1];
        last.Fill(TooFar);
        for (var column = 0; column <= MostChanges; column++) last[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current.Fill(TooFar);
            if (row <= MostChanges) current[0] = row;
            var end = Math.Min(right.Length, row + MostChanges);
            for (var column = Math.Max(1, row - MostChanges); column <= end; column++)
            {
                var change = left[row - 1] == right[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + change);
                var isSwapped = row > 1 && column > 1
                    && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
                current[column] = isSwapped ? Math.Min(best, before[column - 2] + 1) : best;
            }

            var free = before;
            before = last;
            last = current;
            current = free;
        }

        return last[right.Length];
    }
}
