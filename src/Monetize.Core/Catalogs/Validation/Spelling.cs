namespace Monetize.Catalogs.Validation;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 40;
    private const int MostCandidates = 1_000;

    /// <summary>The closest candidate, where one differs in few letters; the first of several such.</summary>
    public static string? Closest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord) return null;
        var tolerated = word.Length <= 3 ? 1 : 2;
        string? closest = null;
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            if (Math.Abs(candidate.Length - word.Length) > tolerated) continue;
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
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

    /// <summary>How many letters must be added, dropped, changed or swapped with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = left[row - 1] == right[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + change);
                var swapped = row > 1 && column > 1
                    && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
                current[column] = swapped ? Math.Min(best, before[column - 2] + 1) : best;
            }

            (before, last) = (last, current);
        }

        return last[right.Length];
    }
}
