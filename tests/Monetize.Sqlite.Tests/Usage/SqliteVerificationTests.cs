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
}
