using System.Globalization;
using Monetize.Cli.Output;
using Npgsql;

namespace Monetize.Cli.Stores;

/// <summary>
/// How PostgreSQL is reached: <c>Host=…</c> in the words of Npgsql, or an address <c>postgres://…</c>.
/// </summary>
internal static class PostgreSqlAddress
{
    private static readonly string[] Schemes = ["postgres:", "postgresql:"];
    private static readonly string[] Hosts = ["host", "server"];

    /// <summary>Whether a text is meant to be one.</summary>
    public static bool IsOne(string text) => IsUri(text) || text.Split(';').Any(part =>
        part.Split('=') is [var key, _, ..] && Hosts.Contains(key.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The same in the words of Npgsql.</summary>
    /// <exception cref="CommandException">It cannot be read. The message does not repeat it.</exception>
    public static string Read(string text)
    {
        try
        {
            return IsUri(text) ? OfUri(new Uri(text)) : new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw CommandException.BadArguments(
                "The PostgreSQL connection string of --db cannot be read; write it as "
                + "'Host=HOST;Database=NAME;Username=USER' or postgres://USER@HOST/NAME.");
        }
    }

    private static bool IsUri(string text) =>
        Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static string OfUri(Uri address)
    {
        if (address.Host.Length == 0) throw new FormatException("No host.");
        var user = address.UserInfo.Split(':', 2);
        var parts = new NpgsqlConnectionStringBuilder { Host = address.Host };
        if (address.Port > 0) parts.Port = address.Port;
        if (user[0].Length > 0) parts.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) parts.Password = Uri.UnescapeDataString(user[1]);
        if (address.AbsolutePath.Trim('/') is { Length: > 0 } name) parts.Database = Uri.UnescapeDataString(name);
        foreach (var setting in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = setting.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"No value at {sign}."));
            }

            parts[Uri.UnescapeDataString(setting[..sign])] = Uri.UnescapeDataString(setting[(sign + 1)..]);
        }

        return parts.ConnectionString;
    }
}
