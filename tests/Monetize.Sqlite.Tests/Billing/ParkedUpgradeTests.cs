using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;

namespace Monetize.Sqlite.Tests.Billing;

/// <summary>A store of before, in which nothing woke customers who were set aside.</summary>
public sealed class ParkedUpgradeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly string AsItWas = string.Create(CultureInfo.InvariantCulture, $"""
        DELETE FROM monetize_migration WHERE number >= 5;
        ALTER TABLE monetize_payment DROP COLUMN asked_minor;
        ALTER TABLE monetize_payment DROP COLUMN provider;
        ALTER TABLE monetize_payment_attempt DROP COLUMN lowered_minor;
        DROP INDEX monetize_customer_wake;
        CREATE INDEX monetize_customer_wake ON monetize_customer (wake_at, id)
            WHERE wake_at IS NOT NULL AND parked_at IS NULL;
        UPDATE monetize_customer SET wake_at = 1, bill_at = 1;
        UPDATE monetize_customer SET parked_at = 1 WHERE id <> 'usual';
        INSERT INTO monetize_payment (id, version, customer, invoice, currency, amount_minor, status, attempt,
            in_flight, stage, failures, next_step)
        VALUES ('p', 1, 'owing', 'INV-000001', 'USD', 100, 'missing', 0, 0, 'current', 0,
            {Noon.ToUnixTimeMilliseconds() * 1_000});
        """);

    [Fact]
    public async Task Upgrade_CustomersSetAside_AreWokenByTheirPaymentsAlone()
    {
        await using var place = new SqliteBillingPlace();
        await using (var store = await place.OpenAsync())
        {
            foreach (var id in new[] { "idle", "owing", "usual" })
            {
                var customer = new Customer { Id = CustomerId.Of(id), Name = "" };
                await store.ChangeAsync(new SaveCustomer(customer, new Stamp(Noon, "test")));
            }
        }

        place.Run(AsItWas);
        await using var upgraded = await place.OpenAsync();

        var woken = new Dictionary<string, DateTimeOffset?>();
        await foreach (var row in upgraded.StreamAsync(CustomerRow.Definition))
        {
            woken[row.Key] = ((CustomerRow)row).WakeAt;
        }

        woken["idle"].Should().BeNull();
        woken["owing"].Should().Be(Noon);
        woken["usual"].Should().Be(DateTimeOffset.UnixEpoch.AddMicroseconds(1));
    }
}
