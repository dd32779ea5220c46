using Monetize.Collections;
using Monetize.Storage;
using Monetize.Testing;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Storage;

public sealed class UsageRecordJsonTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheRecord() => Seeds.All(FigureRange.Any, some =>
    {
        var meter = Meter.Sum("words", Unit.Word).WithDimensions("region");
        return some.Records(meter, Period.UtcMonth(2026, 11))
            .Select(record => record with
            {
                Method = "service.method",
                Cost = record.Quantity,
                Corrects = IdempotencyKey.Of("\"quoted\"\\ 😀"),
                Dimensions = record.Dimensions.With("text", "line\nbreak\0 \u2028"),
            })
            .All(record => UsageRecordJson.Read(UsageRecordJson.Write(record)) == record);
    });

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"key\":1}")]
    [InlineData("{\"key\":\"a\"}")]
    [InlineData("{\"key\":\"a\",\"time\":\"2026-11-01T00:00:00Z\",\"quantity\":\"x\"}")]
    public void Read_SomethingElse_Throws(string text)
    {
        var read = () => UsageRecordJson.Read(text);
        read.Should().Throw<FormatException>();
    }

    [Fact]
    public void IdentityOf_KeysThatDifferInHalfACharacter_Differ()
    {
        UsageRecordJson.IdentityOf(Rejected("\uD83D")).Should().NotBe(UsageRecordJson.IdentityOf(Rejected("\uD83E")));
        UsageRecordJson.IdentityOf(Rejected("a")).Should().Be(UsageRecordJson.IdentityOf(Rejected("a")));
    }

    [Fact]
    public void IdentityOf_OtherContent_DiffersAndOtherTimeDoesNot()
    {
        var first = Rejected("a");
        var larger = first with { Record = first.Record with { Quantity = 2m } };
        var later = first with { Record = first.Record with { Time = DateTimeOffset.UnixEpoch } };

        UsageRecordJson.IdentityOf(larger).Should().NotBe(UsageRecordJson.IdentityOf(first));
        UsageRecordJson.IdentityOf(later).Should().Be(UsageRecordJson.IdentityOf(first));
    }

    private static RejectedUsage Rejected(string key) => new()
    {
        Record = new UsageRecord
        {
            Key = new IdempotencyKey(key),
            Customer = CustomerId.Of("ada"),
            Meter = "words",
            Quantity = 1m,
            Time = default,
        },
        Code = "MON1406",
        Message = "",
        Time = default,
    };
}
