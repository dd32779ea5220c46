namespace Monetize;

/// <summary>Monetize on a PostgreSQL schema.</summary>
public static class PostgreSqlHosting
{
    /// <summary>
    /// Keeps usage and billing in one schema of a PostgreSQL database, which is created where there is none.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">How to connect, in the words of Npgsql. It is in no log and no message.</param>
    /// <param name="options">How the stores behave, such as the schema of a tenant; the defaults where null.</param>
    public static MonetizeBuilder UsePostgreSql(
        this MonetizeBuilder builder, string connectionString, PostgreSqlStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseStores(MonetizeStores.PostgreSql(connectionString, options));
    }

    extension(MonetizeStores)
    {
        /// <summary>Usage and billing in one schema of a PostgreSQL database, created where there is none.</summary>
        /// <param name="connectionString">How to connect, in the words of Npgsql; in no log and no message.</param>
        /// <param name="options">How they behave, such as the schema of a tenant; the defaults where null.</param>
        public static MonetizeStores PostgreSql(string connectionString, PostgreSqlStoreOptions? options = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
            var chosen = options ?? new PostgreSqlStoreOptions();
            return new MonetizeStores(
                $"PostgreSQL, schema {chosen.Schema}",
                async ct => await PostgreSqlUsageStore.OpenAsync(connectionString, chosen, ct).ConfigureAwait(false),
                async ct => await PostgreSqlBillingStore.OpenAsync(connectionString, chosen, ct)
                    .ConfigureAwait(false));
        }
    }
}
