using Monetize.Billing;
using Monetize.Billing.Auditing;

namespace Monetize.Tests.Billing;

/// <summary>I33: the chain of the audit log verifies, and any change of any line is found.</summary>
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

    public static TheoryData<string> Parts => ["at", "actor", "action", "subject", "detail", "hash"];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Verify_AnyPartOfAnyLineChanged_IsFound(string part)
    {
        for (var place = 0; place < Lines; place++)
        {
            var log = Log();
            log[place] = Changed(log[place], part);

            var finding = await AuditChain.VerifyAsync(log.ToAsyncEnumerable());

            finding.BrokenAt.Should().Be(place + 1);
        }
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
            var entry = AuditChain.Next(head, i + 1, stamp, "did", $"it {(char)('a' + i)}", "so");
            log.Add(entry);
            head = entry.Hash;
        }

        return log;
    }

    private static AuditEntry Changed(AuditEntry entry, string part) => part switch
    {
        "at" => entry with { At = entry.At.AddMicroseconds(1) },
        "actor" => entry with { Actor = Flip(entry.Actor) },
        "action" => entry with { Action = Flip(entry.Action) },
        "subject" => entry with { Subject = Flip(entry.Subject) },
        "detail" => entry with { Detail = Flip(entry.Detail) },
        _ => entry with { Hash = Flip(entry.Hash) },
    };

    private static string Flip(string text) => string.Concat((char)(text[0] ^ 1), text[1..]);
}
