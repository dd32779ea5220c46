namespace Monetize.Cli.Tests.Output;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("usage.db", "usage.db")]
    [InlineData("a@b", "a@b")]
    [InlineData("Host=h;Password=secret;Database=d", "Host=h;Password=…")]
    [InlineData("Host=h; PWD = 'sec;ret'", "Host=h; PWD =…")]
    [InlineData("postgres://u:s@cr/et@h/d", "postgres://…@h/d")]
    [InlineData("postgress://h/d?password=secret", "postgress://h/d?password=…")]
    [InlineData("'password=se\ncret'", "'password=…")]
    public void Hidden_OfAText_HasNoPassword(string text, string hidden) => Secrets.Hidden(text).Should().Be(hidden);
}
