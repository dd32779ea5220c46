namespace Monetize.Cli.Tests.Stores;

/// <summary>What a <c>--db</c> may be, and what is said where it is none.</summary>
public sealed class StoreChoiceTests
{
    private const string Unreadable = "The PostgreSQL connection string of --db cannot be read; write it as "
        + "'Host=HOST;Database=NAME;Username=USER' or postgres://USER@HOST/NAME.";

    public static TheoryData<string> Readers =>
    [
        "usage export", "usage rejections", "usage verify", "db upgrade", "db upgrade --dry-run",
        $"usage summary --period 2026-11 --catalog {Tool.Catalog}",
    ];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Reading_OfAMissingFile_MakesNone(string command)
    {
        using var store = new TemporaryStore();

        var result = Tool.Run([.. command.Split(' '), "--db", store.Path]);

        result.ToString().Should()
            .StartWith("exit code 2\n\nmonetize: The store '").And.EndWith("' cannot be read: there is no such file.\n");
        File.Exists(store.Path).Should().BeFalse();
    }

    [Theory]
    [InlineData("Host=db;Usrname=u;Password=secret", Unreadable)]
    [InlineData("password=secret; SERVER = db; Port = x", Unreadable)]
    [InlineData("postgres://u:secret@db:x/usage", Unreadable)]
    [InlineData("POSTGRESQL://u:secret@db/usage?nonsense=1", Unreadable)]
    [InlineData("postgres://u:secret@db/usage?nonsense", Unreadable)]
    [InlineData("postgres:u:secret@db/usage", Unreadable)]
    [InlineData("postgres:/u:secret@db/usage", Unreadable)]
    [InlineData("postgress://u:secret@db/usage",
        "The store 'postgress://…@db/usage' is neither the path of a SQLite file nor a PostgreSQL connection string.")]
    [InlineData("Hots=db;Password=secret",
        "The store 'Hots=db;Password=…' is neither the path of a SQLite file nor a PostgreSQL connection string.")]
    [InlineData("a\0b", "The store 'a\uFFFDb' is neither the path of a SQLite file nor a PostgreSQL connection string.")]
    [InlineData("no-such.db", "The store 'no-such.db' cannot be read: there is no such file.")]
    [InlineData(".", "The store '.' cannot be read: it is a folder.")]
    [InlineData(" ", "The store ' ' is neither the path of a SQLite file nor a PostgreSQL connection string.")]
    public void Store_ThatIsNone_IsRefusedWithoutItsPassword(string database, string message) =>
        Tool.Run("usage", "verify", "--db", database).ToString().Should().Be($"exit code 2\n\nmonetize: {message}\n");

    /// <summary>Nothing listens at port 1.</summary>
    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=secret")]
    [InlineData("postgres://u:secret@127.0.0.1:1/usage")]
    public void Server_ThatIsNotThere_IsOneLineWithItsCode(string database)
    {
        var verify = Tool.Run("usage", "verify", "--db", database);

        verify.ExitCode.Should().Be(1);
        verify.Error.Should().MatchRegex("^monetize: MON1501: [^\n]*127.0.0.1:1[^\n]*\n$").And.NotContain("secret");
    }

    [Fact]
    public void Arguments_ThatAreTooMany_ShowNoPassword() =>
        Tool.Run("usage", "verify", "--db", "Host=db", "Password=secret").ToString().Should().Be(
            "exit code 2\n\nmonetize: Unrecognized command or argument 'Password=… See monetize usage verify --help.\n");

    [Fact]
    public void Store_ThatIsNoDatabase_IsOneLineWithItsCode()
    {
        using var store = new TemporaryStore();
        File.WriteAllText(store.Path, new string('x', 5_000));

        var verify = store.Usage("verify");

        verify.ExitCode.Should().Be(1);
        verify.Output.Should().BeEmpty();
        verify.Error.Should().MatchRegex("^monetize: MON1509: The store [^\n]* is no database, or is damaged[^\n]*\n$");
    }

    [Theory]
    [InlineData("UPDATE monetize_usage_event SET quantity = '1.2u'")]
    [InlineData("UPDATE monetize_usage_series SET dimensions = '{'")]
    public void Store_WithATextThatCannotBeRead_IsOneLineWithItsCode(string damage)
    {
        using var store = new TemporaryStore();
        store.Import(TemporaryUsage.Header + "k,a,payments,1,2026-11-01T00:00:00Z\n");
        store.Execute(damage);

        foreach (var result in new[] { store.Usage("export"), store.Summary() })
        {
            result.ExitCode.Should().Be(1);
            result.Output.Should().BeEmpty();
            result.Error.Should().MatchRegex(
                "^monetize: MON1509: The store [^\n]* cannot be read: it is damaged; restore a backup[^\n]*\n$");
        }
    }

    [Fact]
    public void Import_IntoAFolderThatIsNotThere_IsOneLineWithItsCode()
    {
        using var store = new TemporaryStore();
        var file = store.PathTo("rows.csv");
        File.WriteAllText(file, TemporaryUsage.Header);

        var import = Tool.Run(
            "usage", "import", file, "--catalog", store.CatalogPath, "--db", store.PathTo("nowhere") + "/usage.db");

        import.ExitCode.Should().Be(1);
        import.Error.Should().MatchRegex("^monetize: MON1501: [^\n]*\n$");
    }

    /// <summary>A file without the schema is not changed by reading it.</summary>
    [Fact]
    public void Reading_OfAStoreWithoutASchema_AsksForAnUpgrade()
    {
        using var store = new TemporaryStore();
        store.Execute("CREATE TABLE other (id INTEGER)");

        store.Usage("verify").Error.Should().MatchRegex("^monetize: MON1507: [^\n]*Run monetize db upgrade.\n$");
        Tool.Run("db", "upgrade", "--db", store.Path, "--dry-run").Output
            .Should().Be("0001_usage is pending\n0002_billing is pending\n0003_store is pending\n"
                + "0004_bounds is pending\n0005_parked is pending\n0006_given_back is pending\n");
    }
}
