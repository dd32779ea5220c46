using Monetize.PostgreSql.Native;

namespace Monetize.PostgreSql.Schema;

/// <summary>Opens a database for a store: its settings are safe, and its schema is in place.</summary>
internal static class StoreDatabase
{
    public static async Task<PostgreSqlDatabase> OpenAsync(
        string connectionString, string schema, bool mayUpgrade, CancellationToken cancellationToken)
    {
        var database = new PostgreSqlDatabase(connectionString, schema);
        try
        {
            await database.CheckSettingsAsync(cancellationToken).ConfigureAwait(false);
            var made = mayUpgrade
                ? PostgreSqlSchema.UpgradeAsync(database, cancellationToken)
                : PostgreSqlSchema.RequireAsync(database, cancellationToken);
            await made.ConfigureAwait(false);
            return database;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
