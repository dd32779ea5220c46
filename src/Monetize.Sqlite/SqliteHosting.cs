namespace Monetize;

/// <summary>Monetize on a SQLite file.</summary>
public static class SqliteHosting
{
    /// <summary>Keeps usage and billing in one SQLite file, which is created where there is none.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="options">How the stores behave; the defaults where null.</param>
    public static MonetizeBuilder UseSqlite(
        this MonetizeBuilder builder, string path, SqliteStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseStores(MonetizeStores.Sqlite(path, options));
    }

    extension(MonetizeStores)
    {
        /// <summary>Usage and billing in one SQLite file, which is created where there is none.</summary>
        /// <param name="path">The file. Its folder must exist.</param>
        /// <param name="options">How the stores behave; the defaults where null.</param>
        public static MonetizeStores Sqlite(string path, SqliteStoreOptions? options = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            return new MonetizeStores(
                "SQLite",
                async ct => await SqliteUsageStore.OpenAsync(path, options, ct).ConfigureAwait(false),
                async ct => await SqliteBillingStore.OpenAsync(path, options, ct).ConfigureAwait(false));
        }
    }
}
