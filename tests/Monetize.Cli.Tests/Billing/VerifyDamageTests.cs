using System.Text.Json;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Billing;

/// <summary>What was changed in a file behind the store's back is found, and what was not is not.</summary>
public sealed class VerifyDamageTests(BusyStore scene) : IClassFixture<BusyStore>
{
    /// <summary>The damage, and the codes of what follows from it.</summary>
    public static TheoryData<string, string> Damage => new()
    {
        // Documents.
        {
            "UPDATE monetize_invoice SET document = replace(document, '4900', '4901') WHERE number = 'INV-000001'",
            "MON2008"
        },
        { "UPDATE monetize_invoice SET total_minor = total_minor + 1 WHERE number = 'INV-000001'", "MON2008" },
        { "UPDATE monetize_invoice SET hash = 'x' || substr(hash, 2) WHERE number = 'INV-000001'", "MON2008" },
        { "UPDATE monetize_plan SET document = replace(document, '0.02', '0.03') WHERE id = 'team@1'", "MON2008" },
        {
            "UPDATE monetize_subscription SET document = replace(document, '\"3\"', '\"4\"') WHERE id = 'sub-dan'",
            "MON2008"
        },
        { "UPDATE monetize_credit_note SET document = replace(document, 'kindness', 'kindnesS')", "MON2008" },
        { "UPDATE monetize_customer SET document = document || 'x' WHERE id = 'dan'", "MON2008" },
        { "UPDATE monetize_invoice SET issued_at = issued_at + 1000000 WHERE number = 'INV-000001'", "MON2008" },
        { "UPDATE monetize_plan SET plan_key = 'other' WHERE id = 'team@1'", "MON2008" },
        { "UPDATE monetize_plan SET plan_number = 2 WHERE id = 'team@1'", "MON2008" },
        { "UPDATE monetize_plan SET published_at = published_at + 1000000 WHERE id = 'team@1'", "MON2008" },
        { "UPDATE monetize_credit_note SET issued_at = issued_at + 1000000", "MON2008" },
        { "UPDATE monetize_invoice_void SET voided_at = voided_at + 1000000", "MON2008" },
        { "UPDATE monetize_invoice_void SET reason = 'another'", "MON2008" },

        { "UPDATE monetize_customer SET agenda = 'x' WHERE id = 'dan'", "MON2008" },
        { "UPDATE monetize_credit SET currency = 'XXQ'", "MON2008" },

        // The books.
        {
            "UPDATE monetize_ledger SET amount_minor = amount_minor + 1 "
            + "WHERE entry = 'invoice/INV-000001' AND line = 0",
            "MON2003"
        },
        { "UPDATE monetize_ledger SET amount_minor = 2 * amount_minor WHERE entry = 'invoice/INV-000001'", "MON2004" },
        {
            "DELETE FROM monetize_ledger WHERE entry = "
            + "(SELECT 'payment/' || id FROM monetize_payment WHERE invoice = 'INV-000001')",
            "MON2004"
        },
        { "UPDATE monetize_ledger SET entry = 'invoice/INV-9' WHERE entry = 'invoice/INV-000001'", "MON2004" },
        { "DELETE FROM monetize_ledger WHERE entry = 'credit/gift'", "MON2004 MON2016" },
        { "UPDATE monetize_credit SET amount_minor = 1", "MON2004" },
        { "UPDATE monetize_ledger SET at = at + 1000000 WHERE entry = 'invoice/INV-000001'", "MON2004" },
        { "UPDATE monetize_credit SET granted_at = granted_at + 1000000", "MON2004" },

        // Payments.
        { "UPDATE monetize_payment SET amount_minor = 1 WHERE invoice = 'INV-000003'", "MON2005" },
        { "DELETE FROM monetize_payment WHERE invoice = 'INV-000003'", "MON2004 MON2005" },
        { "UPDATE monetize_payment SET status = 'unheard' WHERE invoice = 'INV-000001'", "MON2008" },
        { "UPDATE monetize_payment SET invoice = 'INV-X' WHERE invoice = 'INV-000001'", "MON2005" },
        {
            "CREATE TABLE second AS SELECT * FROM monetize_payment WHERE invoice = 'INV-000001'; "
            + "UPDATE second SET id = 'pay-second'; INSERT INTO monetize_payment SELECT * FROM second; "
            + "DROP TABLE second",
            "MON2004 MON2005"
        },
        {
            "DELETE FROM monetize_payment_attempt WHERE step = 2 AND payment = "
            + "(SELECT id FROM monetize_payment WHERE invoice = 'INV-000001')",
            "MON2005"
        },
        { "UPDATE monetize_payment_attempt SET detail = 'another' WHERE detail IS NOT NULL", "MON2005" },
        {
            "UPDATE monetize_payment_attempt SET status = 'declined' "
            + "WHERE status = 'succeeded' AND payment = (SELECT id FROM monetize_payment WHERE invoice = 'INV-000001')",
            "MON2005"
        },
        {
            "UPDATE monetize_payment_attempt SET at = at + 1000000 "
            + "WHERE status = 'succeeded' AND payment = (SELECT id FROM monetize_payment WHERE invoice = 'INV-000001')",
            "MON2005"
        },
        {
            "UPDATE monetize_payment_attempt SET attempt = attempt + 1 "
            + "WHERE payment = (SELECT id FROM monetize_payment WHERE invoice = 'INV-000001')",
            "MON2005"
        },
        { "UPDATE monetize_payment_attempt SET event = 'unheard' WHERE event = 'answered'", "MON2005" },

        // What was given back before it was paid; in the first one a payment is owed again as a whole, in step with all
        // but the log.
        {
            "UPDATE monetize_payment SET amount_minor = amount_minor + (SELECT sum(lowered_minor) "
            + "FROM monetize_payment_attempt WHERE payment = id AND lowered_minor = 500) WHERE id IN "
            + "(SELECT payment FROM monetize_payment_attempt WHERE lowered_minor = 500); "
            + "DELETE FROM monetize_ledger WHERE entry IN (SELECT 'balance/' || payment || '/' || step "
            + "FROM monetize_payment_attempt WHERE lowered_minor = 500); UPDATE monetize_payment_attempt "
            + "SET event = 'method_given', lowered_minor = NULL WHERE lowered_minor = 500",
            "MON2005"
        },
        { "UPDATE monetize_payment_attempt SET lowered_minor = 400 WHERE event = 'lowered'", "MON2004 MON2005" },
        { "UPDATE monetize_payment_attempt SET lowered_minor = 1 WHERE event = 'begun'", "MON2004 MON2005" },
        { "UPDATE monetize_payment_attempt SET event = 'stopped' WHERE event = 'lowered'", "MON2005" },
        {
            "UPDATE monetize_payment SET amount_minor = amount_minor + 1 "
            + "WHERE id IN (SELECT payment FROM monetize_payment_attempt WHERE event = 'lowered')",
            "MON2005"
        },
        { "DELETE FROM monetize_ledger WHERE entry GLOB 'balance/*'", "MON2004" },
        { "UPDATE monetize_ledger SET at = at + 1000000 WHERE entry GLOB 'balance/*'", "MON2004" },
        {
            "UPDATE monetize_payment SET asked_minor = asked_minor - 1 WHERE invoice = 'INV-000001'",
            "MON2004 MON2005 MON2010"
        },

        { "INSERT OR REPLACE INTO monetize_counter VALUES ('payments/refused', 1, 5, '')", "MON2005" },

        // Where payments stand, against their history.
        { "UPDATE monetize_payment SET status = 'canceled' WHERE status = 'declined'", "MON2005" },
        { "UPDATE monetize_payment SET status = 'prepared' WHERE status = 'declined'", "MON2005" },
        { "UPDATE monetize_payment SET status = 'declined' WHERE status = 'canceled'", "MON2005" },
        { "UPDATE monetize_payment SET attempt = attempt - 1 WHERE status = 'declined'", "MON2005" },
        { "UPDATE monetize_payment SET attempt = attempt + 1 WHERE status = 'declined'", "MON2005" },
        { "UPDATE monetize_payment SET in_flight = 1 - in_flight WHERE status = 'declined'", "MON2005" },
        { "UPDATE monetize_payment SET in_flight = 1 WHERE invoice = 'INV-000001'", "MON2005" },
        { "UPDATE monetize_payment SET stage = 'stopped', dunning_at = NULL WHERE status = 'declined'", "MON2005" },
        { "UPDATE monetize_payment SET stage = 'exhausted', dunning_at = NULL WHERE status = 'declined'", "MON2005" },
        { "UPDATE monetize_payment SET stage = 'stopped' WHERE invoice = 'INV-000001'", "MON2005" },
        { "UPDATE monetize_payment SET stage = 'retrying' WHERE stage = 'awaiting_customer'", "MON2005" },
        { "UPDATE monetize_payment SET failures = failures + 1 WHERE status = 'declined'", "MON2005" },
        { "UPDATE monetize_payment SET failures = 1 WHERE invoice = 'INV-000001'", "MON2005" },
        { "UPDATE monetize_payment SET decline_kind = 'soft' WHERE stage = 'awaiting_customer'", "MON2005" },
        { "UPDATE monetize_payment SET provider_id = NULL WHERE status = 'declined'", "MON2005" },

        // Numbers, and what was due.
        { "UPDATE monetize_counter SET value = 9000000000000000000 WHERE name = 'series/invoice'", "MON2007" },
        { "UPDATE monetize_counter SET value = value + 1 WHERE name = 'series/invoice'", "MON2007" },
        { "UPDATE monetize_counter SET name = 'series/other' WHERE name = 'series/invoice'", "MON2007" },
        { "DELETE FROM monetize_credit_note", "MON2004 MON2007" },
        {
            "DELETE FROM monetize_invoice WHERE number = 'INV-000001'", "MON2002 MON2004 MON2005 MON2007 MON2009"
        },
        {
            "DELETE FROM monetize_invoice WHERE number = (SELECT max(number) FROM monetize_invoice); "
            + "UPDATE monetize_counter SET value = value - 1 WHERE name = 'series/invoice'",
            "MON2001 MON2004 MON2005 MON2007 MON2009"
        },
        { "DELETE FROM monetize_invoice_void", "MON2004 MON2008" },
        { "DELETE FROM monetize_settled WHERE invoice = 'INV-000001'", "MON2002 MON2009 MON2013" },
        {
            "CREATE TABLE twice AS SELECT * FROM monetize_invoice WHERE number = 'INV-000001'; "
            + "UPDATE twice SET number = 'INV-0000001', due = 'twice'; "
            + "INSERT INTO monetize_invoice SELECT * FROM twice; DROP TABLE twice",
            "MON2005 MON2007 MON2008 MON2009 MON2012"
        },
        { "UPDATE monetize_subscription SET bill_from = bill_from + 86400000000 WHERE id = 'sub-dan'", "MON2009" },
        { "UPDATE monetize_subscription SET watermark = watermark + 1 WHERE id = 'sub-dan'", "MON2009" },
        { "UPDATE monetize_subscription SET carried = '{\"words\":\"5\"}' WHERE id = 'sub-dan'", "MON2009" },
        {
            "UPDATE monetize_subscription SET counted = replace(counted, ':\"1\"', ':\"2\"') WHERE id = 'sub-dan'",
            "MON2009"
        },
        { "UPDATE monetize_subscription SET counted = '{}' WHERE id = 'sub-dan'", "MON2009" },
        { "UPDATE monetize_settled SET invoice = NULL WHERE invoice = 'INV-000001'", "MON2002 MON2009" },
        { "UPDATE monetize_settled SET at = at + 1000000 WHERE invoice = 'INV-000001'", "MON2009" },

        // What wakes the next run, and messages.
        { "UPDATE monetize_customer SET agenda = '{}', wake_at = NULL WHERE id = 'dan'", "MON2013" },
        { "UPDATE monetize_customer SET wake_at = NULL WHERE id = 'dan'", "MON2013" },
        { "UPDATE monetize_customer SET bill_at = NULL WHERE id = 'dan'", "MON2013" },
        { "UPDATE monetize_customer SET parked_at = 1, parked_code = 'MON1910' WHERE id = 'dan'", "MON2013" },
        { "DELETE FROM monetize_message WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        { "UPDATE monetize_message SET waiting = NULL WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        { "UPDATE monetize_customer SET send_at = NULL WHERE id = 'dan'", "MON2013" },
        { "UPDATE monetize_customer SET billing_until = 4102444800000000 WHERE id = 'dan'", "MON2013" },
        { "UPDATE monetize_customer SET delivery_until = 4102444800000000 WHERE id = 'dan'", "MON2013" },
        { "UPDATE monetize_message SET name = 'Invoice.Voided' WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        { "UPDATE monetize_message SET subject = 'INV-000002' WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        {
            "UPDATE monetize_message SET data = replace(data, '99', '98') WHERE customer = 'dan' AND sequence = 2",
            "MON2010"
        },
        { "UPDATE monetize_message SET at = at + 1000000 WHERE customer = 'dan' AND sequence = 2", "MON2010" },
        {
            "UPDATE monetize_message SET data = replace(data, 'stolen', 'lost') WHERE name = 'Invoice.PaymentFailed'",
            "MON2005"
        },

        // The audit log.
        { "UPDATE monetize_audit SET actor = 'x' WHERE sequence = 2", "MON2012" },
        { "DELETE FROM monetize_audit WHERE sequence = (SELECT max(sequence) FROM monetize_audit)", "MON2012" },
        { "DELETE FROM monetize_audit WHERE sequence = 7", "MON2012" },

        // Owners.
        { "DELETE FROM monetize_customer WHERE id = 'dan'", "MON2014" },
        { "DELETE FROM monetize_subscription WHERE id = 'sub-dan'", "MON2009 MON2014" },
        { "DELETE FROM monetize_plan WHERE id = 'basic@1'", "MON2014" },
        {
            "UPDATE monetize_customer SET agenda = "
            + "json_set(agenda, '$.\"payment/gone\"', agenda ->> '$.\"subscription/sub-dan\"') WHERE id = 'dan'",
            "MON2014"
        },
        {
            "DELETE FROM monetize_credit; DELETE FROM monetize_ledger WHERE entry = 'credit/gift'",
            "MON2002 MON2014 MON2016"
        },

        // Usage.
        { "UPDATE monetize_usage_event SET quantity = 1600 WHERE key = 'key-0'", "MON2001 MON2002 MON2011" },
        { "DELETE FROM monetize_usage_event WHERE key = 'key-0'", "MON2001 MON2002 MON2009 MON2011" },
        { "UPDATE monetize_usage_month SET sum = 1", "MON2011" },
        { "UPDATE monetize_usage_day SET sum = 1", "MON2011" },
    };

    [Fact]
    public void Verify_BusyStore_AddsUp()
    {
        var result = Tool.Run("verify", "--db", scene.Path);

        result.Output.Should().EndWith("everything adds up\n");
        result.ExitCode.Should().Be(0);
        Snapshot.Match(result.Output, "verify-busy");
    }

    [Theory]
    [MemberData(nameof(Damage))]
    public void Verify_Damage_IsFoundAndNothingElse(string sql, string codes)
    {
        var result = Tool.Run("verify", "--format", "json", "--db", scene.Damaged(sql));

        CodesOf(result).Should().Be(codes, result.Output);
        result.ExitCode.Should().Be(1);
    }

    /// <summary>What is deleted before anything of it is settled leaves nothing but its line in the log.</summary>
    [Theory]
    [InlineData("", "MON2014")]
    [InlineData("UPDATE monetize_customer SET agenda = '{}', wake_at = NULL, bill_at = NULL;", "MON2014")]
    public void Verify_SubscriptionDeletedBeforeItWasBilled_IsFound(string more, string codes)
    {
        using var store = new ToolStore();
        BusyStore.Damage(store.Path, "DELETE FROM monetize_subscription;" + more);

        var result = store.Run("verify --format json");

        CodesOf(result).Should().Be(codes, result.Output);
        result.Output.Should().Contain("a row of s-2, as subscription.created says");
        result.ExitCode.Should().Be(1);
    }

    /// <summary>Seven days are more than workers take, also with other options and a clock that is wrong.</summary>
    [Theory]
    [InlineData("billing_until")]
    [InlineData("delivery_until")]
    public void Verify_LeaseBelowAndAboveSevenDays_IsFoundAbove(string column)
    {
        var bound = TimeProvider.System.GetUtcNow().AddDays(7);

        var below = Tool.Run("verify", "--db", scene.Damaged(Lease(column, bound.AddMinutes(-1))));
        var above = Tool.Run("verify", "--format", "json", "--db", scene.Damaged(Lease(column, bound.AddHours(1))));

        below.ExitCode.Should().Be(0, below.Output);
        CodesOf(above).Should().Be("MON2013", above.Output);
    }

    [Fact]
    public void Verify_DamagedAmount_SaysPlaceAndFigures()
    {
        var path = scene.Damaged(
            "UPDATE monetize_ledger SET amount_minor = amount_minor + 1 "
            + "WHERE entry = 'invoice/INV-000001' AND line = 0");

        Tool.Run("verify", "--db", path).Output.Should().Contain("""
            MON2003  ledger entry invoice/INV-000001
              expected debits less credits of 0
              found    1 in USD
            1 difference
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Audit_FlippedByte_IsFoundWithItsLine()
    {
        var path = scene.Damaged("UPDATE monetize_audit SET subject = 'x' || substr(subject, 2) WHERE sequence = 7");

        var result = Tool.Run("audit", "verify", "--db", path);

        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain("broken at  7\n");
        Tool.Run("audit", "verify", "--db", scene.Path).ExitCode.Should().Be(0);
    }

    [Fact]
    public void Audit_WholeLogWithAnotherHead_IsExitCode1()
    {
        var other = new string('f', 64);

        var result = Tool.Run("audit", "verify", "--db", scene.Path, "--head", other);

        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain("sound  yes\n").And.NotContain("kept at");
        result.Error.Should().Contain("no line of it has the hash of --head");
    }

    /// <summary>Whoever keeps the head from the first day on begins with that of a log without lines.</summary>
    [Fact]
    public void Audit_HeadOfTheEmptyLog_IsFoundBeforeTheFirstLine()
    {
        var result = Tool.Run("audit", "verify", "--db", scene.Path, "--head", new string('0', 64));

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain("kept at  0\n");
    }

    [Fact]
    public void Audit_HeadFromBeforeAChange_IsFoundWithItsLine()
    {
        var path = scene.Damaged("");
        using var before = JsonDocument.Parse(Tool.Run("audit", "verify", "--format", "json", "--db", path).Output);
        var head = before.RootElement.GetProperty("head").GetString()!;
        var lines = before.RootElement.GetProperty("lines").GetInt64();
        Tool.Run("customer", "create", "eve", "--name", "Eve", "--at", "2026-05-01T00:00:00Z", "--db", path)
            .ExitCode.Should().Be(0);

        var result = Tool.Run("audit", "verify", "--db", path, "--head", head.ToUpperInvariant());

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain(FormattableString.Invariant($"lines    {lines + 1}\n"))
            .And.Contain(FormattableString.Invariant($"kept at  {lines}\n"));
    }

    [Fact]
    public void Audit_HeadBehindABrokenLine_IsExitCode1()
    {
        var path = scene.Damaged("UPDATE monetize_audit SET actor = 'x' WHERE sequence = 7");
        using var json = JsonDocument.Parse(
            Tool.Run("audit", "verify", "--format", "json", "--db", scene.Path).Output);

        var result = Tool.Run(
            "audit", "verify", "--db", path, "--head", json.RootElement.GetProperty("head").GetString()!);

        result.ExitCode.Should().Be(1);
        result.Output.Should().NotContain("kept at");
    }

    private static string CodesOf(ProcessResult result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return string.Join(' ', json.RootElement.GetProperty("findings").EnumerateArray()
            .Select(static finding => finding.GetProperty("code").GetString())
            .Distinct()
            .Order(StringComparer.Ordinal));
    }

    private static string Lease(string column, DateTimeOffset until) => FormattableString.Invariant(
        $"UPDATE monetize_customer SET {column} = {until.ToUnixTimeMilliseconds()}000 WHERE id = 'dan'");
}
