using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.TestSupport;

namespace Monetize.Sqlite.Tests.Billing;

/// <summary>What is erased is in no byte of the file and of its log, also where a row lay before.</summary>
public sealed class ForgottenBytesTests : IDisposable
{
    private const int Customers = 300;

    private static readonly Stamp Setup = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "host");

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathTo("store.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Forget_Customers_LeavesNoByteOfTheirNames()
    {
        await using (var store = await SqliteBillingStore.OpenAsync(Path))
        {
            await FillAsync(store);
            foreach (var id in Ids()) await store.ChangeAsync(new ForgetCustomer(CustomerId.Of(id), Setup));

            File.Exists($"{Path}-wal").Should().BeTrue("the store is open");
            Left().Should().BeEmpty();
        }

        Left().Should().BeEmpty();
    }

    [Fact]
    public async Task Forget_WhileSomebodyReadsWhatWasBefore_EmptiesTheLogAfterwards()
    {
        await using var store = await SqliteBillingStore.OpenAsync(Path);
        await FillAsync(store);
        using (var reader = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            reader.Open();
            using var transaction = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT count(*) FROM monetize_customer";
            command.ExecuteScalar().Should().Be((long)Customers);
            foreach (var id in Ids()) await store.ChangeAsync(new ForgetCustomer(CustomerId.Of(id), Setup));
            Left().Should().NotBeEmpty("the reader sees them still");
        }

        await store.ChangeAsync(new SaveCustomer(new Customer { Id = CustomerId.Of("new"), Name = "new" }, Setup));

        Left().Should().BeEmpty();
    }

    [Fact]
    public async Task Purge_OfEvents_LeavesNoByteOfTheirBodies()
    {
        await using var store = await SqliteBillingStore.OpenAsync(Path);
        var body = string.Concat(Enumerable.Repeat("Marlene", 2_000));
        await store.ChangeAsync(new ReceiveEvent("bank", "evt-1", body, Setup));
        var lease = (await store.ChangeAsync(new ClaimEvents(Setup, TimeSpan.FromMinutes(1), 1)))[0];
        await store.ChangeAsync(new SettleEvent(lease, Setup));
        Left().Should().NotBeEmpty();

        await store.ChangeAsync(new PurgeEvents(["bank/evt-1"], Setup.At.AddDays(1), Setup));

        Left().Should().BeEmpty();
    }

    /// <summary>Names of every length, saved more than once, among rows that move them about.</summary>
    private static async Task FillAsync(SqliteBillingStore store)
    {
        for (var round = 0; round < 3; round++)
        {
            foreach (var (id, i) in Ids().Select(static (id, i) => (id, i)))
            {
                var name = string.Concat(Enumerable.Repeat("Marlene", 1 + ((i * 7 + round * 5) % 27)));
                await store.ChangeAsync(new SaveCustomer(new Customer { Id = CustomerId.Of(id), Name = name }, Setup));
            }
        }
    }

    private static IEnumerable<string> Ids() =>
        Enumerable.Range(0, Customers).Select(static i => string.Create(CultureInfo.InvariantCulture, $"c-{i}"));

    /// <summary>The files in which the name is.</summary>
    private IEnumerable<string> Left()
    {
        foreach (var path in Directory.GetFiles(_folder.PathTo("."), "store.db*").Order(StringComparer.Ordinal))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            if (bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes("Marlene")) >= 0) yield return path;
        }
    }
}
