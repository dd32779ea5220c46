using Monetize.Cli.Statements;
using Monetize.Metering;

namespace Monetize.Cli.Tests.Statements;

public sealed class KeyLedgerTests
{
    private static readonly Hash128 Content = new(7, 8);

    [Fact]
    public void Add_OfOneKey_TellsDuplicatesFromConflicts()
    {
        var keys = new KeyLedger();

        keys.Add(new(1, 1), Content).Should().Be(RecordOutcome.Accepted);
        keys.Add(new(1, 1), Content).Should().Be(RecordOutcome.Duplicate);
        keys.Add(new(1, 1), Content with { High = 9 }).Should().Be(RecordOutcome.Conflict);
        keys.Add(new(1, 1), Content).Should().Be(RecordOutcome.Duplicate, "the first content stays");
    }

    /// <summary>Keys whose places are the same stand in line, also around the end of the table.</summary>
    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue)]
    public void Add_OfKeysAtOnePlace_KeepsAll(ulong low) =>
        AddTwice(Enumerable.Range(1, 100).Select(i => new Hash128(low, (ulong)i)));

    [Fact]
    public void Add_OfManyKeys_KeepsAll() => AddTwice(
        Enumerable.Range(1, 100_000).Select(i => new Hash128((ulong)i * 0x9E3779B97F4A7C15, (ulong)i * 0xD1342543DE82EF95)));

    private static void AddTwice(IEnumerable<Hash128> all)
    {
        var hashes = all.ToList();
        var keys = new KeyLedger();
        foreach (var hash in hashes)
        {
            keys.Expect(hash);
            if (keys.Add(hash, Content) != RecordOutcome.Accepted) Assert.Fail($"{hash} is new");
        }

        foreach (var hash in hashes)
        {
            if (keys.Add(hash, Content) != RecordOutcome.Duplicate) Assert.Fail($"{hash} is known");
        }
    }
}
