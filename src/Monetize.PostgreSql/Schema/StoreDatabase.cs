using Monetize.PostgreSql.Native;

namespace Monetize.PostgreSql.Schema;

/// <summary>Opens a database for a store: its settings are safe, and its schema is in place.</summary>
internal static class StoreDatabase
{
    public static async Task<PostgreSqlDatabase> OpenAsync(
        string connectionString, PostgreSqlStoreOptions options, CancellationToken cancellationToken)
    {
        var database = new PostgreSqlDatabase(connectionString, options.Schema);
        try
        {
            await database.CheckSettingsAsync(cancellationToken).ConfigureAwait(false);
            var made = options.MayUpgrade
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
