using System.Reflection;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class ToolCommandTests
{
    [Theory]
    [InlineData("--help", "help")]
    [InlineData("catalog --help", "help-catalog")]
    [InlineData("catalog check --help", "help-catalog-check")]
    [InlineData("quote --help", "help-quote")]
    [InlineData("rate --help", "help-rate")]
    [InlineData("invoice --help", "help-invoice")]
    [InlineData("invoice preview --help", "help-invoice-preview")]
    [InlineData("invoice list --help", "help-invoice-list")]
    [InlineData("invoice show --help", "help-invoice-show")]
    [InlineData("invoice explain --help", "help-invoice-explain")]
    [InlineData("invoice void --help", "help-invoice-void")]
    [InlineData("plan --help", "help-plan")]
    [InlineData("plan publish --help", "help-plan-publish")]
    [InlineData("plan list --help", "help-plan-list")]
    [InlineData("customer --help", "help-customer")]
    [InlineData("customer create --help", "help-customer-create")]
    [InlineData("customer list --help", "help-customer-list")]
    [InlineData("customer show --help", "help-customer-show")]
    [InlineData("customer forget --help", "help-customer-forget")]
    [InlineData("customer unpark --help", "help-customer-unpark")]
    [InlineData("subscription --help", "help-subscription")]
    [InlineData("subscription create --help", "help-subscription-create")]
    [InlineData("subscription change --help", "help-subscription-change")]
    [InlineData("subscription cancel --help", "help-subscription-cancel")]
    [InlineData("subscription list --help", "help-subscription-list")]
    [InlineData("run-due --help", "help-run-due")]
    [InlineData("payment --help", "help-payment")]
    [InlineData("payment retry-refused --help", "help-payment-retry-refused")]
    [InlineData("verify --help", "help-verify")]
    [InlineData("audit --help", "help-audit")]
    [InlineData("audit verify --help", "help-audit-verify")]
    [InlineData("inbox --help", "help-inbox")]
    [InlineData("inbox purge --help", "help-inbox-purge")]
    [InlineData("simulate --help", "help-simulate")]
    [InlineData("usage --help", "help-usage")]
    [InlineData("usage import --help", "help-usage-import")]
    [InlineData("usage export --help", "help-usage-export")]
    [InlineData("usage summary --help", "help-usage-summary")]
    [InlineData("usage rejections --help", "help-usage-rejections")]
    [InlineData("usage verify --help", "help-usage-verify")]
    [InlineData("db --help", "help-db")]
    [InlineData("db upgrade --help", "help-db-upgrade")]
    public void Help_OfEachCommand_IsTheReviewedText(string arguments, string name)
    {
        var help = Tool.Run(arguments.Split(' '));

        help.ExitCode.Should().Be(0);
        help.Error.Should().BeEmpty();
        help.Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
        help.Output.Should().Contain("Exit codes:");
        Snapshot.Match(help.Output, name);
    }

    [Theory]
    [InlineData("quote -h")]
    [InlineData("quote --help --catalog")]
    [InlineData("quote --nonsense -?")]
    public void Help_BesideWrongArguments_IsStillHelp(string arguments)
    {
        var help = Tool.Run(arguments.Split(' '));

        help.ToString().Should().Be(Tool.Run("quote", "--help").ToString());
    }

    /// <summary>Nothing was done, which a script must notice; a person sees what there is.</summary>
    [Fact]
    public void Tool_WithoutACommand_ShowsHelpAndIsExitCode2()
    {
        var bare = Tool.Run();

        bare.Should().Be(Tool.Run("--help") with { ExitCode = 2 });
        foreach (var group in new[] { "catalog", "usage", "db" })
        {
            Tool.Run(group).Should().Be(Tool.Run(group, "--help") with { ExitCode = 2 });
        }
    }

    [Fact]
    public void Version_IsThatOfTheProject()
    {
        var version = typeof(MonetizeCli).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;

        var printed = Tool.Run("--version");

        printed.ExitCode.Should().Be(0);
        printed.Output.Should().MatchRegex(@"^[0-9]+\.[0-9]+\.[0-9]+(-[0-9a-z.]+)?\n$");
        version.InformationalVersion.Should().StartWith(printed.Output.TrimEnd());
    }

    [Theory]
    [InlineData("qoute", "Unrecognized command or argument 'qoute'. See monetize --help.")]
    [InlineData("catalog chekc", "Unrecognized command or argument 'chekc'. See monetize catalog --help.")]
    [InlineData("catalog check", "Required argument 'FILE' missing for command: 'check'. See monetize catalog check --help.")]
    [InlineData("catalog check a b", "Unrecognized command or argument 'b'. See monetize catalog check --help.")]
    [InlineData("catalog check a --format xml",
        "'xml' is not a format; write table, json or csv. See monetize catalog check --help.")]
    [InlineData("catalog check @a", "The catalog '@a' cannot be read: there is no such file.")]
    [InlineData("quote", "Option '--catalog' is required. See monetize quote --help.")]
    [InlineData("quote --catalog", "Required argument missing for option: '--catalog'. See monetize quote --help.")]
    [InlineData("quote --catalog a", "Option '--plan' is required. See monetize quote --help.")]
    [InlineData("quote --catalog a --plan b --plan c",
        "Option '--plan' expects a single argument but 2 were provided. See monetize quote --help.")]
    [InlineData("quote --catalog a --plan b --usage",
        "Required argument missing for option: '--usage'. See monetize quote --help.")]
    [InlineData("quote --catalog a --plan b --usage c=1 d=2",
        "Unrecognized command or argument 'd=2'. See monetize quote --help.")]
    public void Arguments_Wrong_AreOneLineAndExitCode2(string arguments, string message)
    {
        var refused = Tool.Run(arguments.Split(' '));

        refused.ToString().Should().Be($"exit code 2\n\nmonetize: {message}\n");
    }

    [Fact]
    public void Tool_IsNoLibrary() => typeof(MonetizeCli).Assembly.GetExportedTypes().Should().BeEmpty();
}
