using Monetize.Billing.Reading;
using Monetize.Storage;
using Monetize.Tests.Hosting;
using Monetize.TestSupport;

namespace Monetize.Sqlite.Tests.Hosting;

/// <summary>I30 on two files; and an engine on one.</summary>
public sealed class SqliteTenantsTests
{
    private static readonly Plan Pro = Plan.Create("pro", Currency.Usd, Every.Month).Recurring(49m).Build();

    [Fact]
    public async Task Tenants_OnTwoFiles_NeverSeeEachOther()
    {
        using var folder = new TemporaryFolder();
        await TwoTenants.CheckAsync(
            MonetizeStores.Sqlite(folder.PathTo("first.db")), MonetizeStores.Sqlite(folder.PathTo("second.db")));
    }

    [Fact]
    public async Task Engine_OnAFile_KeepsItsPlansWhenItIsOpenedAgain()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("monetize.db");
        await using (var engine = await MonetizeEngine.OpenAsync(path, Catalog.Of([Pro])))
        {
            engine.ToString().Should().EndWith("SQLite");
        }

        await using var again = await MonetizeEngine.OpenAsync(path, new Catalog());

        (await again.Billing.FindPlanAsync(PlanVersion.Of(Pro))).Should().Be(Pro);
    }

    [Fact]
    public async Task Engine_InAFolderThatIsNotThere_DoesNotOpen()
    {
        using var folder = new TemporaryFolder();

        var open = async () => await MonetizeEngine.OpenAsync(folder.PathTo("no", "monetize.db"), Catalog.Of([Pro]));

        (await open.Should().ThrowAsync<StoreException>()).Which.Code.Id.Should().StartWith("MON15");
    }
}
