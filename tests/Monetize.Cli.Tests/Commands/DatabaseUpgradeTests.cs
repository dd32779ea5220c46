namespace Monetize.Cli.Tests.Commands;

public sealed class DatabaseUpgradeTests
{
    private const string Pending = "exit code 0\n0001_usage is pending\n0002_billing is pending\n"
        + "0003_store is pending\n0004_bounds is pending\n0005_parked is pending\n0006_given_back is pending\n\n";

    [Fact]
    public void DryRun_OfAStoreWithoutASchema_ListsAndChangesNothing()
    {
        using var store = Empty();

        Upgrade(store, "--dry-run").ToString().Should().Be(Pending);
        Upgrade(store, "--dry-run").ToString().Should().Be(Pending);
    }

    [Fact]
    public void Upgrade_OfAStoreWithoutASchema_AppliesItOnce()
    {
        using var store = Empty();

        Upgrade(store).ToString().Should().Be(Pending.Replace("is pending", "applied", StringComparison.Ordinal));
        Upgrade(store).ToString().Should().Be("exit code 0\nthe schema is up to date\n\n");
        store.Usage("verify").ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("json", "^{\n  \"applied\": false,\n  \"migrations\": \\[\n    {\n      \"number\": 1,\n"
        + "      \"name\": \"usage\",\n      \"hash\": \"[0-9a-f]{64}\"\n    },\n    {\n      \"number\": 2,\n"
        + "      \"name\": \"billing\",\n      \"hash\": \"[0-9a-f]{64}\"\n    },\n    {\n      \"number\": 3,\n"
        + "      \"name\": \"store\",\n      \"hash\": \"[0-9a-f]{64}\"\n    },\n    {\n      \"number\": 4,\n"
        + "      \"name\": \"bounds\",\n      \"hash\": \"[0-9a-f]{64}\"\n    },\n    {\n      \"number\": 5,\n"
        + "      \"name\": \"parked\",\n      \"hash\": \"[0-9a-f]{64}\"\n    },\n    {\n      \"number\": 6,\n"
        + "      \"name\": \"given_back\",\n      \"hash\": \"[0-9a-f]{64}\"\n    }\n  \\]\n}\n$")]
    [InlineData(
        "csv",
        "^number,name,hash,applied\r\n1,usage,[0-9a-f]{64},no\r\n2,billing,[0-9a-f]{64},no\r\n3,store,[0-9a-f]{64},no\r\n"
            + "4,bounds,[0-9a-f]{64},no\r\n5,parked,[0-9a-f]{64},no\r\n6,given_back,[0-9a-f]{64},no\r\n$")]
    public void DryRun_InAFormat_ListsInIt(string format, string pattern)
    {
        using var store = Empty();

        Upgrade(store, "--dry-run", "--format", format).Output.Should().MatchRegex(pattern);
    }

    [Theory]
    [InlineData("INSERT INTO monetize_migration (number, name, hash) VALUES (99, 'later', 'x')", "MON1506")]
    [InlineData("UPDATE monetize_migration SET hash = 'x'", "MON1508")]
    public void Upgrade_OfASchemaThatIsNotKnown_IsRefused(string change, string code)
    {
        using var store = Empty();
        Upgrade(store);
        store.Execute(change);

        foreach (var arguments in new string[][] { [], ["--dry-run"] })
        {
            var upgrade = Upgrade(store, arguments);
            upgrade.ExitCode.Should().Be(1);
            upgrade.Output.Should().BeEmpty();
            upgrade.Error.Should().MatchRegex($"^monetize: {code}: [^\n]*\n$");
        }
    }

    private static TemporaryStore Empty()
    {
        var store = new TemporaryStore();
        store.Execute("CREATE TABLE other (id INTEGER)");
        return store;
    }

    private static TestSupport.ProcessResult Upgrade(TemporaryStore store, params string[] arguments) =>
        Tool.Run(["db", "upgrade", "--db", store.Path, .. arguments]);
}
