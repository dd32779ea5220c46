using Monetize.Sqlite.Usage;

namespace Monetize.Sqlite.Tests.Usage;

public sealed class AppendedRecordsTests
{
    private readonly AppendedRecords _appended = new(most: 8);

    [Fact]
    public void TryGet_APartOfWhatWasAppended_IsThatPart()
    {
        Append(5, 6, 7, 8);

        Found(6, 8).Should().Equal("key-6", "key-7");
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(8, 10)]
    [InlineData(1, 3)]
    public void TryGet_APositionThatIsNotHere_FindsNothing(long from, long toExclusive)
    {
        Append(5, 6, 7, 8);

        Found(from, toExclusive).Should().BeNull();
    }

    [Fact]
    public void Add_AfterAGap_BeginsAnew()
    {
        Append(5, 6);
        Append(9, 10);

        Found(5, 7).Should().BeNull();
        Found(5, 9).Should().BeNull();
        Found(9, 11).Should().Equal("key-9", "key-10");
    }

    [Fact]
    public void TryGet_WhatIsNotCommitted_FindsNothing()
    {
        Append(5, 6);
        _appended.Add(7, SqliteScene.Record(7), 1);

        Found(5, 8).Should().BeNull();
        Found(5, 7).Should().Equal("key-5", "key-6");
    }

    [Fact]
    public void Forget_TakesBackWhatIsNotCommitted()
    {
        Append(5, 6);
        _appended.Add(7, SqliteScene.Record(99), 1);
        _appended.Forget();
        Append(7);

        Found(5, 8).Should().Equal("key-5", "key-6", "key-7");
    }

    [Fact]
    public void Release_APart_KeepsTheRest()
    {
        Append(5, 6, 7);
        _appended.Release(6);
        Append(8);

        Found(5, 7).Should().BeNull();
        Found(6, 9).Should().Equal("key-6", "key-7", "key-8");
    }

    [Fact]
    public void Release_MoreThanIsHere_LetsAllGo()
    {
        Append(5, 6);
        _appended.Release(20);
        Append(20, 21);

        Found(5, 7).Should().BeNull();
        Found(20, 22).Should().Equal("key-20", "key-21");
    }

    [Fact]
    public void Add_MoreThanIsKept_BeginsAnew()
    {
        Append(1, 2, 3, 4, 5, 6, 7, 8);
        Append(9);

        Found(1, 9).Should().BeNull();
        Found(9, 10).Should().Equal("key-9");
    }

    private void Append(params int[] positions)
    {
        foreach (var position in positions) _appended.Add(position, SqliteScene.Record(position), series: 1);
        _appended.Keep();
    }

    private List<string>? Found(long from, long toExclusive)
    {
        if (!_appended.TryGet(from, toExclusive, out var records)) return null;
        var keys = new List<string>();
        foreach (var (record, _) in records) keys.Add(record.Key.Value);
        return keys;
    }
}
