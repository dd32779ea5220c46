using System.Text.RegularExpressions;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed partial class UsageRejectionsTests
{
    private const string Rows =
        """
        key,customer,meter,quantity,time,method,amount,cost,corrects,dimension.region
        good,acme,payments,1,2026-11-01T00:00:00Z,,,,,
        good,acme,payments,2,2026-11-01T00:00:00Z,,,,,
        =k1,"a,b",wrods,1.50,2026-11-01T00:00:00.000001Z,a.b,1,0.5,,eu
        k2,"a""b",payments,-1,2026-11-01T00:00:00Z,,,,,

        """;

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Rejections_OfAStore_AreTheReviewedText(string format)
    {
        using var store = new TemporaryStore();
        store.Import(Rows);

        var rejections = store.Usage("rejections", "--format", format);

        rejections.ExitCode.Should().Be(0, rejections.Error);
        if (format == "table") rejections.Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
        Snapshot.Match(Rejected().Replace(rejections.Output, "(now)"), $"usage-rejections-{format}");
    }

    [Theory]
    [InlineData("table", "no rejections\n")]
    [InlineData("json", "[]\n")]
    [InlineData("csv", "code,message,rejected,key,customer,meter,quantity,time,method,amount,cost,corrects,dimensions\r\n")]
    public void Rejections_WithoutAny_AreNone(string format, string text)
    {
        using var store = new TemporaryStore();
        store.Import(TemporaryUsage.Header);

        store.Usage("rejections", "--format", format).ToString().Should().Be($"exit code 0\n{text}\n");
    }

    // When a row was rejected is the one thing that differs from run to run.
    [GeneratedRegex(@"(?<=(""rejected"": ""|\.,|\."",))[0-9T:.-]+Z")]
    private static partial Regex Rejected();
}
