using Monetize.Errors;
using Monetize.Sqlite.Native;
using Monetize.Storage;

namespace Monetize.Sqlite.Tests.Usage;

/// <summary>A check that finds nothing proves nothing: each kind of damage to what records make is found.</summary>
public sealed class SqliteVerificationTests
{
    [Theory]
    [InlineData("UPDATE monetize_usage_day SET sum = sum + 1", "*day 2026-11-01 of ada on words*")]
    [InlineData("UPDATE monetize_usage_day SET records = records + 1", "*day 2026-11-01*")]
    [InlineData("UPDATE monetize_usage_day SET max = 7", "*day 2026-11-01*")]
    [InlineData("UPDATE monetize_usage_day SET last_key = 'x'", "*day 2026-11-01*")]
    [InlineData("DELETE FROM monetize_usage_day", "*day 2026-11-01*")]
    [InlineData("INSERT INTO monetize_usage_day VALUES (9, 1, 1, '[]', 1, 1, 1, 1, 1, 'k', 1)", "*2 days*")]
    [InlineData("UPDATE monetize_usage_month SET sum = '0.5'", "*month 2026-11 of ada on words*")]
    [InlineData("DELETE FROM monetize_usage_month", "*month 2026-11*")]
    [InlineData("UPDATE monetize_usage_day SET positions = '[1,2]'", "*positions of days*")]
    [InlineData("UPDATE monetize_usage_day SET positions = '[]'", "*positions of days*")]
    [InlineData("UPDATE monetize_usage_event SET quantity = 2 WHERE position = 3", "*day 2026-11-01*")]
    [InlineData("DELETE FROM monetize_usage_event WHERE position = 3", "*day 2026-11-01*")]
    [InlineData("UPDATE monetize_usage_event SET series = 99 WHERE position = 3", "*records without a series*")]
    [InlineData("UPDATE monetize_usage_mark SET mark = mark - 1", "*day 2026-11-01*")]
    public async Task Verify_Damage_IsFound(string damage, string found)
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await store.AppendAsync(SqliteScene.Records(0, 10));
        await store.FoldAsync();
        (await store.VerifyAsync()).IsSound.Should().BeTrue();

        SqliteScene.Execute(place.Path, damage);

        var verification = await store.VerifyAsync();
        verification.IsSound.Should().BeFalse();
        verification.Differences.Should().ContainMatch(found);
    }

    /// <summary>Where a key is looked up by its index, a damaged one would let it count twice.</summary>
    [Fact]
    public async Task Verify_DamagedIndexOfKeys_IsFound()
    {
        await using var place = new SqlitePlace();
        await using (var store = await place.OpenAsync()) await store.AppendAsync(SqliteScene.Records(0, 10));
        FlipInIndex(place.Path, "key-3"u8);

        await using var damaged = await place.OpenAsync();

        (await damaged.VerifyAsync()).Differences.Should().ContainMatch("The file is damaged:*");
    }

    [Theory]
    [InlineData("UPDATE monetize_usage_event SET quantity = '1.2u' WHERE position = 3", "The record key-2 cannot be read*")]
    [InlineData("UPDATE monetize_usage_event SET time = time | (1 << 60) WHERE position = 3", "The record key-2*")]
    [InlineData("UPDATE monetize_usage_event SET amount = 'x' WHERE position = 3", "The record key-2 cannot be read*")]
    [InlineData("UPDATE monetize_usage_series SET dimensions = '{'", "A series of ada on words cannot be read*")]
    [InlineData("UPDATE monetize_usage_day SET last_time = 9000000000000000000", "The day 2026-11-01 of ada on words*")]
    [InlineData("UPDATE monetize_usage_day SET positions = '[1,'", "*1 days whose positions cannot be read*")]
    [InlineData("UPDATE monetize_usage_day SET sum = '1.2u'", "The day 2026-11-01 of ada on words is not*")]
    public async Task Verify_WhatCannotBeRead_IsFoundFoldedOrNot(string damage, string found)
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await store.AppendAsync(SqliteScene.Records(0, 5));
        if (damage.Contains("_day", StringComparison.Ordinal)) await store.FoldAsync();
        SqliteScene.Execute(place.Path, damage);

        (await store.VerifyAsync()).Differences.Should().ContainMatch(found);

        if (!damage.Contains("_day", StringComparison.Ordinal)) await store.AppendAsync(SqliteScene.Records(5, 5));
        (await store.VerifyAsync()).Differences.Should().ContainMatch(found);
    }

    [Theory]
    [InlineData("quantity = '1.2u'")]
    [InlineData("time = time | (1 << 60)")]
    public async Task Append_WhereTheFoldMeetsDamage_IsAcknowledged(string damage)
    {
        await using var place = new SqlitePlace(new SqliteStoreOptions { FoldEvery = 10 });
        await using var store = await place.OpenAsync();
        await store.AppendAsync(SqliteScene.Records(0, 5));
        SqliteScene.Execute(place.Path, $"UPDATE monetize_usage_event SET {damage} WHERE position = 3");
        await using var again = await place.OpenAsync();

        var results = await again.AppendAsync(SqliteScene.Records(5, 5));

        results.Should().OnlyContain(static result => result.IsCounted);
        var stream = async () => await again.StreamAsync(new UsageRecordQuery()).CountAsync();
        (await stream.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be(ErrorCodes.StoreDamaged);
    }

    [Fact]
    public async Task Verify_RejectionWhoseTimeCannotBeRead_IsFound()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        var rejected = new RejectedUsage
        {
            Record = SqliteScene.Record(0),
            Code = "MON1401",
            Message = "No such meter.",
            Time = SqliteScene.November.From,
        };
        await store.RejectAsync([rejected]);
        SqliteScene.Execute(place.Path, "UPDATE monetize_usage_rejection SET time = time | (1 << 60)");

        (await store.VerifyAsync()).Differences.Should().ContainMatch("A rejection * cannot be read*");
    }

    /// <summary>A reader who comes while the log of a dead process is read into the file waits like a writer.</summary>
    [Fact]
    public async Task Open_BeforeTheFirstLook_WaitsForWriters()
    {
        await using var place = new SqlitePlace();
        await (await place.OpenAsync()).DisposeAsync();
        var timeout = TimeSpan.FromSeconds(7);

        SqliteDatabase.Look(place.Path, timeout, static file => file.Scalar("PRAGMA busy_timeout")).Should().Be("7000");
        var seen = "";
        SqliteDatabase.Open(place.Path, timeout, file => seen = file.Scalar("PRAGMA busy_timeout")).Dispose();
        seen.Should().Be("7000");
    }

    [Fact]
    public async Task Fold_MuchHasComeTogether_IsDoneByItself()
    {
        await using var place = new SqlitePlace(new SqliteStoreOptions { FoldEvery = 50 });
        await using var store = await place.OpenAsync();
        await store.AppendAsync(SqliteScene.Records(0, 49));
        (await store.VerifyAsync()).Folded.Should().Be(0);

        await store.AppendAsync(SqliteScene.Records(49, 1));

        (await store.VerifyAsync()).Folded.Should().Be(50);
    }

    private static void FlipInIndex(string path, ReadOnlySpan<byte> key)
    {
        const byte LeafOfIndex = 0x0A;
        var bytes = File.ReadAllBytes(path);
        var pageSize = (bytes[16] << 8) | bytes[17];
        for (var page = pageSize; page < bytes.Length; page += pageSize)
        {
            var at = bytes.AsSpan(page, pageSize).IndexOf(key);
            if (bytes[page] != LeafOfIndex || at < 0) continue;
            bytes[page + at + key.Length - 1] ^= 0x40;
            File.WriteAllBytes(path, bytes);
            return;
        }

        throw new InvalidOperationException("The key is in no index.");
    }
}
