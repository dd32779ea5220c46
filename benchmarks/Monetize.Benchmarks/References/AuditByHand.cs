using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Monetize.Benchmarks.References;

/// <summary>The next hash of the audit log: of the one before and the line, each text with its length.</summary>
public static class AuditByHand
{
    public static string Next(
        string previous, long sequence, DateTimeOffset at, string actor, string action, string subject, string detail)
    {
        Span<byte> line = stackalloc byte[512];
        var length = Add(line, 0, previous);
        length = Add(line, length, sequence);
        length = Add(line, length, (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);
        length = Add(line, length, actor);
        length = Add(line, length, action);
        length = Add(line, length, subject);
        length = Add(line, length, detail);
        return Convert.ToHexStringLower(SHA256.HashData(line[..length]));
    }

    private static int Add(Span<byte> line, int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, line[(at + sizeof(long))..]);
        return Add(line, at, length) + length;
    }

    private static int Add(Span<byte> line, int at, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(line[at..], number);
        return at + sizeof(long);
    }
}
