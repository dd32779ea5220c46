using Monetize.Sqlite.Native;

namespace Monetize.Sqlite.Schema;

/// <summary>Opens a file for a store, with its schema in place.</summary>
internal static class StoreFile
{
    public static SqliteDatabase Open(string path, TimeSpan busyTimeout, bool mayUpgrade)
    {
        // A file that may not be changed is judged before anything of it is set.
        var database = SqliteDatabase.Open(path, busyTimeout, mayUpgrade ? null : SqliteSchema.Require);
        try
        {
            if (mayUpgrade) SqliteSchema.Upgrade(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
