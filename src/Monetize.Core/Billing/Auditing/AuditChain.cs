using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Monetize.Metering;

namespace Monetize.Billing.Auditing;

/// <summary>
/// The chain of hashes that runs through the audit log: whoever changes, removes or adds a line has to change every
/// hash after it.
/// </summary>
/// <remarks>
/// Pure. Each part of a line is hashed with its length before it, so that no two lines have one text. Whoever can write
/// the whole store can write a whole new chain: only a head that is kept elsewhere tells that.
/// </remarks>
public static class AuditChain
{
    /// <summary>The hash before the first line.</summary>
    public static string Start { get; } = new('0', SHA256.HashSizeInBytes * 2);

    /// <summary>The next line.</summary>
    /// <param name="previous">The hash of the line before.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">What it was done to.</param>
    /// <param name="detail">What else belongs to it.</param>
    public static AuditEntry Next(
        string previous, long sequence, Stamp stamp, string action, string subject, string detail = "")
    {
        ArgumentNullException.ThrowIfNull(stamp);
        var entry = new AuditEntry
        {
            Sequence = sequence,
            At = stamp.At,
            Actor = stamp.By,
            Action = action,
            Subject = subject,
            Detail = detail,
            Hash = "",
        };
        return entry with { Hash = HashOf(previous, entry) };
    }

    /// <summary>The hash that a line has after another one.</summary>
    /// <param name="previous">The hash of the line before.</param>
    /// <param name="entry">The line; its own hash is not looked at.</param>
    public static string HashOf(string previous, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, previous);
        Add(hash, entry.Sequence);
        Add(hash, UsageTime.Of(entry.At));
        Add(hash, entry.Actor);
        Add(hash, entry.Action);
        Add(hash, entry.Subject);
        Add(hash, entry.Detail);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Looks for the first line that does not follow from the one before.</summary>
    /// <param name="entries">The log from its first line on, in order.</param>
    /// <param name="kept">
    /// A hash that was kept elsewhere, in small or capital letters, of which the line is looked for; none where null.
    /// </param>
    /// <returns>What was found.</returns>
    public static async ValueTask<AuditFinding> VerifyAsync(
        IAsyncEnumerable<AuditEntry> entries, string? kept = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (count, head) = (0L, Start);
        long? keptAt = string.Equals(kept, Start, StringComparison.OrdinalIgnoreCase) ? 0 : null;
        await foreach (var entry in entries.ConfigureAwait(false))
        {
            if (entry.Sequence != count + 1 || entry.Hash != HashOf(head, entry))
            {
                return new AuditFinding(count, head, count + 1) { KeptAt = keptAt };
            }

            (count, head) = (entry.Sequence, entry.Hash);
            if (string.Equals(kept, head, StringComparison.OrdinalIgnoreCase)) keptAt = count;
        }

        return new AuditFinding(count, head, null) { KeptAt = keptAt };
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
