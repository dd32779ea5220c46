using Monetize.Benchmarks.References;
using Monetize.Benchmarks.Usage;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Ratios;

/// <summary>Places for the sides of a row, each a file of its own, gone when it is measured.</summary>
internal static class BillingFiles
{
    public static Ratio On(Func<Func<BillingPlace>, Ratio> measure)
    {
        using var folder = new ScratchFolder();
        return measure(() => Open(folder.Next()));
    }

    public static BillingPlace Open(string path) => new(
        Wait(SqliteUsageStore.OpenAsync(path)),
        Wait(SqliteBillingStore.OpenAsync(path)),
        () => new SqliteBillingByHand(path));
}
