namespace Monetize.Tests.Hosting;

/// <summary>
/// I30: two named registrations with identical ids never change or return anything of each other. The packages of
/// stores check two files and two schemas in the same way.
/// </summary>
public sealed class I30_TenantsTests
{
    [Fact]
    public Task Tenants_InMemory_NeverSeeEachOther() =>
        TwoTenants.CheckAsync(MonetizeStores.InMemory(), MonetizeStores.InMemory());
}
