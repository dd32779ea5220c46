using Monetize.Billing;
using Monetize.Hosting;
using Monetize.Storage;

namespace Monetize;

/// <summary>An engine on a SQLite file, without a host.</summary>
public static class SqliteEngine
{
    extension(MonetizeEngine)
    {
        /// <summary>Opens an engine on one SQLite file, and publishes the plans of its catalog.</summary>
        /// <param name="path">The file, which is created where there is none. Its folder must exist.</param>
        /// <param name="catalog">What is sold.</param>
        /// <param name="options">How the engine works; the defaults where null.</param>
        /// <param name="cancellationToken">Cancels the opening.</param>
        /// <exception cref="MonetizeOptionsException">The options contradict each other (MON2101).</exception>
        /// <exception cref="BillingException">
        /// A plan version was published with another definition (MON1901).
        /// </exception>
        /// <exception cref="StoreException">The file cannot be opened.</exception>
        public static ValueTask<MonetizeEngine> OpenAsync(
            string path,
            Catalog catalog,
            MonetizeOptions? options = null,
            CancellationToken cancellationToken = default) =>
            MonetizeEngine.OpenAsync(MonetizeStores.Sqlite(path), catalog, options, cancellationToken);
    }
}
