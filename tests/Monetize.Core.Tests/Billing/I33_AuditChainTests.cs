using System.Text;
using Monetize.Billing;
using Monetize.Billing.Auditing;
using Monetize.Metering;

namespace Monetize.Tests.Billing;

/// <summary>I33: the chain of the audit log verifies, and any flipped bit of any byte of any line is found.</summary>
public sealed class I33_AuditChainTests
{
    private const int Lines = 20;

    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Verify_WholeLog_IsSound()
    {
        var log = Log();

        var finding = await AuditChain.VerifyAsync(log.ToAsyncEnumerable());

        finding.Should().Be(new AuditFinding(Lines, log[^1].Hash, null));
    }

    [Fact]
    public async Task Verify_EmptyLog_IsSound() =>
        (await AuditChain.VerifyAsync(AsyncEnumerable.Empty<AuditEntry>()))
            .Should().Be(new AuditFinding(0, AuditChain.Start, null));

    public static TheoryData<string> Parts => ["sequence", "at", "actor", "action", "subject", "detail", "hash"];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Verify_AnyBitOfAnyByteOfAnyLineFlipped_IsFound(string part)
    {
        var log = Log();
        var missed = new List<(int Line, int Bit)>();
        for (var place = 0; place < Lines; place++)
        {
            var sound = log[place];
            var bits = BytesOf(sound, part).Length * 8;
            for (var bit = 0; bit < bits; bit++)
            {
                if (Flipped(sound, part, bit) is not { } changed) continue;
                log[place] = changed;

                var finding = await AuditChain.VerifyAsync(log.ToAsyncEnumerable());

                if (finding.BrokenAt != place + 1) missed.Add((place + 1, bit));
            }

            log[place] = sound;
        }

        missed.Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_LineRemovedOrDoubledOrMoved_IsFound()
    {
        for (var place = 0; place < Lines - 1; place++)
        {
            var removed = Log();
            removed.RemoveAt(place);
            var doubled = Log();
            doubled.Insert(place, doubled[place]);
            var moved = Log();
            (moved[place], moved[place + 1]) = (moved[place + 1], moved[place]);

            foreach (var log in new[] { removed, doubled, moved })
            {
                (await AuditChain.VerifyAsync(log.ToAsyncEnumerable())).IsSound.Should().BeFalse();
            }
        }
    }

    [Fact]
    public void Hash_TextMovedFromOnePartToTheNext_Differs()
    {
        var stamp = new Stamp(Noon, "a");

        var first = AuditChain.Next(AuditChain.Start, 1, stamp, "ab", "c");
        var second = AuditChain.Next(AuditChain.Start, 1, stamp, "a", "bc");

        first.Hash.Should().NotBe(second.Hash);
    }

    /// <summary>The form of the hash is kept for ever: a log that exists must go on to verify.</summary>
    [Fact]
    public void Hash_OfAKnownLine_IsTheKnownOne() => AuditChain
        .Next(AuditChain.Start, 1, new Stamp(Noon, "run"), "invoice.finalized", "INV-000001", "x").Hash
        .Should().Be(KnownHash);

    private const string KnownHash =
        "67a9ac2141f072b2e612374d05f875e17f2f977679e2521f1b9bd9766928545d";

    private static List<AuditEntry> Log()
    {
        var log = new List<AuditEntry>();
        var head = AuditChain.Start;
        for (var i = 0; i < Lines; i++)
        {
            var stamp = new Stamp(Noon.AddMinutes(i), "run");
            var subject = $"it {(char)('a' + i)}";
            var entry = AuditChain.Next(head, i + 1, stamp, "did", subject, "\u00fc \u20ac \U0001f600");
            log.Add(entry);
            head = entry.Hash;
        }

        return log;
    }

    /// <summary>A part as a store keeps it.</summary>
    private static byte[] BytesOf(AuditEntry entry, string part) => part switch
    {
        "sequence" => BitConverter.GetBytes(entry.Sequence),
        "at" => BitConverter.GetBytes(UsageTime.Of(entry.At)),
        "actor" => Encoding.UTF8.GetBytes(entry.Actor),
        "action" => Encoding.UTF8.GetBytes(entry.Action),
        "subject" => Encoding.UTF8.GetBytes(entry.Subject),
        "detail" => Encoding.UTF8.GetBytes(entry.Detail),
        _ => Encoding.UTF8.GetBytes(entry.Hash),
    };

    /// <summary>The line as it is read with one bit flipped; none where it is no instant any more.</summary>
    private static AuditEntry? Flipped(AuditEntry entry, string part, int bit)
    {
        var bytes = BytesOf(entry, part);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        var text = Encoding.UTF8.GetString(bytes);
        return part switch
        {
            "sequence" => entry with { Sequence = BitConverter.ToInt64(bytes) },
            "at" => InstantOf(BitConverter.ToInt64(bytes)) is { } at ? entry with { At = at } : null,
            "actor" => entry with { Actor = text },
            "action" => entry with { Action = text },
            "subject" => entry with { Subject = text },
            "detail" => entry with { Detail = text },
            _ => entry with { Hash = text },
        };
    }

    private static DateTimeOffset? InstantOf(long microseconds)
    {
        var isInstant = microseconds >= UsageTime.Of(DateTimeOffset.MinValue)
            && microseconds <= UsageTime.Of(DateTimeOffset.MaxValue);
        return isInstant ? UsageTime.From(microseconds) : null;
    }
}
