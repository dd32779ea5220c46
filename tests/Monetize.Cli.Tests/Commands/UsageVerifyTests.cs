using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class UsageVerifyTests
{
    private const string Rows =
        """
        key,customer,meter,quantity,time,corrects
        k1,acme,payments,1,2026-11-01T00:00:00Z,
        k2,acme,payments,-1,2026-11-01T00:00:00Z,k0
        k3,acme,wrods,1,2026-11-01T00:00:00Z,

        """;

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task Verify_OfASoundStore_IsTheReviewedText(string format)
    {
        using var store = new TemporaryStore();
        store.Import(Rows);
        await store.With(opened => opened.FoldAsync().AsTask());
        store.Import(TemporaryUsage.Header + "k4,acme,payments,1,2026-11-01T00:00:00Z\n");

        var verify = store.Usage("verify", "--format", format);

        verify.ExitCode.Should().Be(0, verify.Error);
        verify.Error.Should().BeEmpty();
        Snapshot.Match(verify.Output, $"usage-verify-{format}");
    }

    [Theory]
    [InlineData("table", "The day 2026-11-01 of acme on payments is not its records.\n")]
    [InlineData("json", "\"sound\": false,")]
    [InlineData("csv", "difference,,The day 2026-11-01 of acme on payments is not its records.\r\n")]
    public async Task Verify_OfAChangedSummary_TellsAndFails(string format, string text)
    {
        using var store = new TemporaryStore();
        store.Import(Rows);
        await store.With(opened => opened.FoldAsync().AsTask());
        store.Execute("UPDATE monetize_usage_day SET sum = 7");

        var verify = store.Usage("verify", "--format", format);

        verify.ExitCode.Should().Be(1);
        verify.Error.Should().BeEmpty();
        verify.Output.Should().Contain(text);
    }
}
