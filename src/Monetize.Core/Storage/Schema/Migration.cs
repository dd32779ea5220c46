using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Monetize.Storage.Schema;

/// <summary>One numbered step by which the schema of a store is made.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">What it adds, such as <c>usage</c>.</param>
/// <param name="Sql">The statements.</param>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>The SHA-256 of the statements, whatever ends their lines: 64 hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>Number and name, such as <c>0001_usage</c>.</summary>
    public override string ToString() => string.Concat(Number.ToString("D4", CultureInfo.InvariantCulture), "_", Name);
}
