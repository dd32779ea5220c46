using Microsoft.Data.Sqlite;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;

namespace Monetize.Sqlite.Tests.Billing;

/// <summary>What never changes refuses it whoever asks, and what was changed all the same is found.</summary>
public sealed class BillingTamperingTests
{
    private static readonly Stamp Noon = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), "test");

    public static TheoryData<string> AppendOnly =>
        [.. BillingTables.All.Where(table => table.IsAppendOnly).Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(AppendOnly))]
    public async Task AppendOnlyTable_RowsChangedOrDeleted_Refuses(string table)
    {
        await using var place = new SqliteBillingPlace();
        await using (await place.OpenAsync())
        {
            Fill(place, table);
        }

        var change = () => place.Run($"UPDATE monetize_{table} SET {FirstColumn(table)} = {FirstColumn(table)}");
        var delete = () => place.Run($"DELETE FROM monetize_{table}");

        change.Should().Throw<SqliteException>().WithMessage("*never change*");
        delete.Should().Throw<SqliteException>().WithMessage("*never change*");
    }

    [Theory]
    [InlineData("UPDATE monetize_audit SET actor = 'x' || substr(actor, 2) WHERE sequence = 2")]
    [InlineData("UPDATE monetize_audit SET hash = 'f' || substr(hash, 2) WHERE sequence = 2")]
    [InlineData("UPDATE monetize_audit SET at = at + 1 WHERE sequence = 2")]
    [InlineData("DELETE FROM monetize_audit WHERE sequence = 2")]
    [InlineData("DELETE FROM monetize_audit WHERE sequence = 3")]
    public async Task Audit_ChangedPastTheTriggers_IsFound(string statement)
    {
        await using var place = new SqliteBillingPlace();
        await using var store = await place.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            var customer = new Customer { Id = CustomerId.Of($"c{(char)('a' + i)}"), Name = "" };
            await store.ChangeAsync(new SaveCustomer(customer, Noon));
        }

        (await store.VerifyAuditAsync()).Sound.Should().Be(3);
        place.Run("DROP TRIGGER monetize_audit_update; DROP TRIGGER monetize_audit_delete");
        place.Run(statement);

        var finding = await store.VerifyAuditAsync();

        finding.IsSound.Should().BeFalse();
        finding.BrokenAt.Should().BeInRange(2, 3);
    }

    private static string FirstColumn(string table) => Definition(table).Columns[0].Name;

    private static BillingTable Definition(string table) => BillingTables.All.Single(one => one.Name == table);

    /// <summary>One row, so that there is something to refuse.</summary>
    private static void Fill(SqliteBillingPlace place, string table)
    {
        var columns = Definition(table).Columns;
        var names = string.Join(", ", columns.Select(column => column.Name));
        var cells = string.Join(", ", columns.Select(column => column.Kind == ColumnKind.Text ? "'x'" : "1"));
        place.Run($"INSERT INTO monetize_{table} ({names}) VALUES ({cells})");
    }
}
