using Monetize.Cli.Stores;
using Npgsql;

namespace Monetize.Cli.Tests.Stores;

public sealed class PostgreSqlAddressTests
{
    [Theory]
    [InlineData("Host=db;Database=d", true)]
    [InlineData("Username=u; server = db", true)]
    [InlineData("postgres://db", true)]
    [InlineData("PostgreSQL://db", true)]
    [InlineData("usage.db", false)]
    [InlineData("host", false)]
    [InlineData("ghost=1", false)]
    [InlineData("http://db", false)]
    public void IsOne_OfAText_TellsItFromAPath(string text, bool isOne) => PostgreSqlAddress.IsOne(text).Should().Be(isOne);

    [Theory]
    [InlineData("postgres://h", "Host=h")]
    [InlineData("postgresql://u:p%40%3B'@h:6543/d%20e?sslmode=require", "Host=h;Port=6543;Username=u;Password=\"p@;'\";"
        + "Database=d e;SSL Mode=Require")]
    [InlineData("Server=h;Port=6543", "Host=h;Port=6543")]
    public void Read_OfAnAddress_IsThatConnection(string text, string connection) =>
        new NpgsqlConnectionStringBuilder(PostgreSqlAddress.Read(text)).ConnectionString
            .Should().Be(new NpgsqlConnectionStringBuilder(connection).ConnectionString);
}
