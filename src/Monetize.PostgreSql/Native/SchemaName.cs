using System.Text;

namespace Monetize.PostgreSql.Native;

/// <summary>The name of the schema that holds a store, as written in SQL.</summary>
internal sealed class SchemaName
{
    private const string Placeholder = "{schema}";
    private const int MostBytes = 63;

    public SchemaName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (Encoding.UTF8.GetByteCount(name) > MostBytes
            || name.Any(char.IsControl)
            || name.StartsWith("pg_", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"{name} cannot be the name of a schema; use at most 63 bytes, and do not begin with pg_.",
                nameof(name));
        }

        Name = name;
        Quoted = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The name, for messages and for comparing with a catalog.</summary>
    public string Name { get; }

    /// <summary>The name as an identifier.</summary>
    public string Quoted { get; }

    /// <summary>Puts the name where <c>{schema}</c> stands.</summary>
    public string In(string sql) => sql.Replace(Placeholder, Quoted, StringComparison.Ordinal);
}
