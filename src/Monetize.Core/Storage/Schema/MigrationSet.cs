using System.Globalization;
using System.Reflection;
using Monetize.Errors;

namespace Monetize.Storage.Schema;

/// <summary>
/// The migrations of a store, embedded in its assembly as <c>0001_name.sql</c>, and what a database lacks.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class MigrationSet
{
    private const string Extension = ".sql";

    private readonly Migration[] _migrations;

    /// <summary>Knows the migrations.</summary>
    /// <param name="migrations">Numbered from 1 without gaps, in any order.</param>
    /// <exception cref="ArgumentException">A number is missing or given twice.</exception>
    public MigrationSet(IEnumerable<Migration> migrations)
    {
        _migrations = [.. migrations.OrderBy(migration => migration.Number)];
        for (var i = 0; i < _migrations.Length; i++)
        {
            if (_migrations[i].Number == i + 1) continue;
            throw new ArgumentException(
                $"{_migrations[i]} stands where migration {(i + 1).ToString(CultureInfo.InvariantCulture)} belongs.",
                nameof(migrations));
        }
    }

    /// <summary>The migrations in order.</summary>
    public IReadOnlyList<Migration> All => _migrations;

    /// <summary>Reads the migrations that are embedded in an assembly.</summary>
    /// <param name="assembly">The assembly of the store.</param>
    public static MigrationSet EmbeddedIn(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new MigrationSet(assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => Read(assembly, name)));
    }

    /// <summary>What a database lacks.</summary>
    /// <param name="applied">What it remembers.</param>
    /// <param name="place">The database, for messages, without secrets.</param>
    /// <returns>The migrations that are still to be applied, in order.</returns>
    /// <exception cref="StoreException">
    /// The database is newer, was made by other migrations, or has lost one of them.
    /// </exception>
    public IReadOnlyList<Migration> Pending(IReadOnlyCollection<AppliedMigration> applied, string place)
    {
        ArgumentNullException.ThrowIfNull(applied);
        var expected = 0;
        foreach (var (number, hash) in applied.OrderBy(migration => migration.Number))
        {
            expected++;
            var shown = number.ToString(CultureInfo.InvariantCulture);
            if (number > _migrations.Length)
            {
                throw new StoreException(
                    ErrorCodes.SchemaTooNew,
                    $"{place} has migration {shown}, unknown to this version. Use the one that upgraded it.",
                    isTransient: false);
            }

            if (number != expected)
            {
                throw new StoreException(
                    ErrorCodes.StoreDamaged,
                    $"{place} remembers migration {shown} where {expected.ToString(CultureInfo.InvariantCulture)} "
                        + "belongs: it is damaged; restore a backup.",
                    isTransient: false);
            }

            if (_migrations[number - 1].Hash == hash) continue;
            throw new StoreException(
                ErrorCodes.SchemaDiffers,
                $"{place} was made by another {_migrations[number - 1]}. Use the version that made it.",
                isTransient: false);
        }

        return [.. _migrations.Skip(applied.Count)];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var parts = resource.Split('.')[^2].Split('_', 2);
        var number = int.Parse(parts[0].TrimStart('_'), CultureInfo.InvariantCulture);
        return new Migration(number, parts[1], reader.ReadToEnd());
    }
}
