using System.Text.Json;
using System.Text.RegularExpressions;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Billing;

/// <summary>The verbs of billing over PostgreSQL say what they say over SQLite, and find the same damage.</summary>
public sealed class PostgreSqlBillingTests(BusyServer server) : IClassFixture<BusyServer>
{
    private const string Boundary = "2026-12-01T01:00:00Z";

    /// <summary>From the first customer to the last: each with the exit code that both stores give.</summary>
    private static readonly (int ExitCode, string Command)[] Life =
    [
        (0, "plan publish --catalog CATALOG --at 2026-11-01T00:00:00Z"),
        (0, "plan list --format csv"),
        (0, "customer create c-1 --name One --zone Europe/Berlin --at 2026-11-01T00:00:00Z"),
        (0, "customer create c-2 --name Two --at 2026-11-01T00:00:00Z"),
        (0, "subscription create s-1 --customer c-1 --plan content-generation --at 2026-11-01T00:00:00Z"),
        (0, "subscription create s-2 --customer c-2 --plan ai-platform --at 2026-11-01T00:00:00Z"),
        (2, "subscription create s-3 --customer c-3 --plan ai-platform --at 2026-11-01T00:00:00Z"),
        (0, "usage import USAGE --catalog CATALOG"),
        (0, "run-due --as-of 2026-11-01T00:00:00Z --provider sandbox"),
        (0, "invoice preview --subscription s-1"),
        (0, "invoice preview --subscription s-2 --format json"),
        (0, "subscription change s-2 quantity:3 --at 2026-11-05T00:00:00Z"),
        (1, "subscription change s-2 resume --at 2026-11-06T00:00:00Z"),
        (0, $"run-due --dry-run --as-of {Boundary} --format json"),
        (0, $"run-due --as-of {Boundary} --format csv"),
        (0, $"run-due --as-of {Boundary}"),
        (0, "invoice list --format csv"),
        (0, "invoice show INV-000001"),
        (0, "invoice show INV-000002 --format json"),
        (0, "invoice explain INV-000003"),
        (2, "invoice show INV-000009"),
        (1, "invoice void INV-000001 --reason wrong --at 2026-12-02T00:00:00Z"),
        (0, "invoice void INV-000002 --reason wrong --at 2026-12-02T00:00:00Z"),
        (0, "subscription cancel s-2 --at 2026-12-08T00:00:00Z"),
        (0, "subscription list --at 2027-01-02T00:00:00Z --format json"),
        (0, "simulate --catalog CATALOG --against NEXT --period 2026-11"),
        (0, "customer show c-1 --format json"),
        (0, "customer forget c-1 --at 2026-12-09T00:00:00Z"),
        (0, "customer list"),
        (0, "verify --usage"),
    ];

    /// <summary>The damage, and the codes of what follows from it.</summary>
    public static TheoryData<string, string> Damage => new()
    {
        { "UPDATE invoice SET document = replace(document, '4900', '4901') WHERE number = 'INV-000001'", "MON2008" },
        { "UPDATE plan SET document = replace(document, '0.02', '0.03') WHERE id = 'team@1'", "MON2008" },
        { "UPDATE ledger SET amount_minor = 2 * amount_minor WHERE entry = 'invoice/INV-000001'", "MON2004" },
        { "DELETE FROM payment WHERE invoice = 'INV-000003'", "MON2004 MON2005" },
        { "UPDATE counter SET value = value + 1 WHERE name = 'series/invoice'", "MON2007" },
        { "UPDATE subscription SET bill_from = bill_from + interval '1 day' WHERE id = 'sub-dan'", "MON2009" },
        { "UPDATE subscription SET watermark = watermark + 1 WHERE id = 'sub-dan'", "MON2009" },
        { "UPDATE subscription SET counted = '{}' WHERE id = 'sub-dan'", "MON2009" },
        { "UPDATE customer SET wake_at = NULL WHERE id = 'dan'", "MON2013" },
        { "UPDATE customer SET bill_at = NULL WHERE id = 'dan'", "MON2013" },
        { "DELETE FROM message WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        { "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)", "MON2012" },
        { "UPDATE usage_event SET quantity = 1600 WHERE key = 'key-0'", "MON2001 MON2002 MON2011" },
        { "UPDATE usage_month SET sum = 1", "MON2011" },
        { "UPDATE invoice SET issued_at = issued_at + interval '1 second' WHERE number = 'INV-000001'", "MON2008" },
        { "UPDATE plan SET plan_key = 'other' WHERE id = 'team@1'", "MON2008" },
        { "UPDATE plan SET plan_number = 2 WHERE id = 'team@1'", "MON2008" },
        { "UPDATE plan SET published_at = published_at + interval '1 second' WHERE id = 'team@1'", "MON2008" },
        { "UPDATE credit_note SET issued_at = issued_at + interval '1 second'", "MON2008" },
        { "UPDATE invoice_void SET voided_at = voided_at + interval '1 second'", "MON2008" },
        { "UPDATE invoice_void SET reason = 'another'", "MON2008" },
        { "UPDATE ledger SET at = at + interval '1 second' WHERE entry = 'invoice/INV-000001'", "MON2004" },
        { "UPDATE credit SET granted_at = granted_at + interval '1 second'", "MON2004" },
        { "UPDATE payment_attempt SET detail = 'another' WHERE detail IS NOT NULL", "MON2005" },
        {
            "UPDATE payment_attempt SET status = 'declined' "
            + "WHERE status = 'succeeded' AND payment = (SELECT id FROM payment WHERE invoice = 'INV-000001')",
            "MON2005"
        },
        {
            "UPDATE payment_attempt SET at = at + interval '1 second' "
            + "WHERE status = 'succeeded' AND payment = (SELECT id FROM payment WHERE invoice = 'INV-000001')",
            "MON2005"
        },
        {
            "UPDATE payment_attempt SET attempt = attempt + 1 "
            + "WHERE payment = (SELECT id FROM payment WHERE invoice = 'INV-000001')",
            "MON2005"
        },
        { "UPDATE payment_attempt SET event = 'unheard' WHERE event = 'answered'", "MON2005" },
        { "UPDATE settled SET at = at + interval '1 second' WHERE invoice = 'INV-000001'", "MON2009" },
        { "UPDATE customer SET send_at = NULL WHERE id = 'dan'", "MON2013" },
        { "UPDATE customer SET billing_until = '2100-01-01Z' WHERE id = 'dan'", "MON2013" },
        { "UPDATE customer SET delivery_until = '2100-01-01Z' WHERE id = 'dan'", "MON2013" },
        { "UPDATE message SET name = 'Invoice.Voided' WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        { "UPDATE message SET subject = 'INV-000002' WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        { "UPDATE message SET data = replace(data, '99', '98') WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        { "UPDATE message SET at = at + interval '1 second' WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        { "UPDATE message SET data = replace(data, 'stolen', 'lost') WHERE name = 'Invoice.PaymentFailed'", "MON2005" },
    };

    [Fact]
    public void Life_OverPostgreSql_IsThatOverSqlite()
    {
        var database = server.Empty();
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("store.db");

        foreach (var (exitCode, command) in Life)
        {
            var expected = Run(file, command);
            expected.ExitCode.Should().Be(exitCode, "{0} says {1}{2}", command, expected.Output, expected.Error);
            WithoutPosition(Run(database, command)).Should().Be(WithoutPosition(expected), command);
        }

        Run(database, "invoice show INV-000003").Output.Should().Contain("Invoice INV-000003");
        Run(database, "audit verify").ExitCode.Should().Be(0);
    }

    [Fact]
    public void Verify_RowsDamagedAfterABillingRun_IsExitCode1()
    {
        var database = server.Empty();
        foreach (var (_, command) in Life) Run(database, command);

        BusyServer.Damage(database, "UPDATE ledger SET amount_minor = amount_minor + 1 WHERE line = 0;");
        BusyServer.Damage(database, "UPDATE audit SET actor = 'x' || actor WHERE sequence = 3;");

        var verify = Run(database, "verify");
        var audit = Run(database, "audit verify");
        verify.ExitCode.Should().Be(1);
        verify.Output.Should().Contain("MON2003").And.Contain("MON2012");
        audit.ExitCode.Should().Be(1);
        audit.Output.Should().Contain("broken at  3\n");
    }

    [Fact]
    public void Verify_BusyDatabase_AddsUp()
    {
        var result = Run(server.Copy(), "verify");

        result.ExitCode.Should().Be(0);
        Snapshot.Match(result.Output, "verify-busy");
    }

    [Theory]
    [MemberData(nameof(Damage))]
    public void Verify_Damage_IsFoundAndNothingElse(string sql, string codes)
    {
        var result = Run(server.Damaged(sql), "verify --format json");

        using var json = JsonDocument.Parse(result.Output);
        var found = json.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => finding.GetProperty("code").GetString()).Distinct().Order(StringComparer.Ordinal);
        string.Join(' ', found).Should().Be(codes, result.Output);
        result.ExitCode.Should().Be(1);
    }

    /// <summary>How far the usage was read is a position, which each kind of store counts in its own way.</summary>
    private static ProcessResult WithoutPosition(ProcessResult result) => result with
    {
        Output = Regex.Replace(result.Output, @"(?<=up to\s+)[0-9]+", "N", RegexOptions.None, TimeSpan.FromMinutes(1)),
    };

    private static ProcessResult Run(string database, string command)
    {
        var words = command
            .Replace("CATALOG", Tool.Catalog, StringComparison.Ordinal)
            .Replace("NEXT", Repository.PathTo("samples", "catalog-next.json"), StringComparison.Ordinal)
            .Replace("USAGE", Repository.PathTo("samples", "usage.csv"), StringComparison.Ordinal);
        return Tool.Run([.. words.Split(' '), "--db", database]);
    }
}
