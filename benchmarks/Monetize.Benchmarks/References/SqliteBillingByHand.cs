using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Monetize.Benchmarks.References;

/// <summary>Billing by hand in a file, through prepared statements of SQLite's own interface.</summary>
public sealed class SqliteBillingByHand : BillingByHand
{
    private const string TotalColumns = "customer, meter, records, count, sum, max";

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, RawStatement> _statements = new(StringComparer.Ordinal);

    public SqliteBillingByHand(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;");
    }

    public override (int Customers, decimal Sum) Drain(DateTimeOffset month)
    {
        var rows = Get($"SELECT {TotalColumns} FROM monetize_usage_month WHERE month = ? ORDER BY customer, meter")
            .Bind(1, MonthNumber(month));
        var (last, customers, sum) = ("", 0, 0m);
        while (rows.Step())
        {
            var customer = rows.Text(0);
            if (customer != last) customers++;
            sum += Quantity(rows, rows.Text(1));
            last = customer;
        }

        rows.Reset();
        return (customers, sum);
    }

    protected override void Begin() => Execute("BEGIN IMMEDIATE");

    protected override void Commit() => Execute("COMMIT");

    protected override List<DueByHand> Due(DateTimeOffset opening, string after)
    {
        var rows = Get("""
            SELECT s.customer, s.counted, c.next_message
            FROM monetize_subscription s JOIN monetize_customer c ON c.id = s.customer
            WHERE s.bill_from <= ? AND s.id > ? ORDER BY s.id LIMIT ?
            """).Bind(1, Time(opening)).Bind(2, after).Bind(3, PageSize);
        var due = new List<DueByHand>(PageSize);
        while (rows.Step()) due.Add(new DueByHand(rows.Text(0), rows.Text(1), rows.Number(2)));
        rows.Reset();
        return due;
    }

    protected override Dictionary<string, MonthByHand> Usage(DateTimeOffset month, string first, string last)
    {
        var rows = Get($"""
            SELECT {TotalColumns} FROM monetize_usage_month WHERE month = ? AND customer >= ? AND customer <= ?
            """).Bind(1, MonthNumber(month)).Bind(2, first).Bind(3, last);
        var usage = new Dictionary<string, MonthByHand>(PageSize, StringComparer.Ordinal);
        while (rows.Step())
        {
            var (customer, meter) = (rows.Text(0), rows.Text(1));
            var known = usage.GetValueOrDefault(customer);
            var quantity = Quantity(rows, meter);
            usage[customer] = known.With(meter, quantity, rows.Number(2));
        }

        rows.Reset();
        return usage;
    }

    protected override (long Watermark, long Number, long Sequence, string Link) Heads()
    {
        var row = Get("""
            SELECT (SELECT max(position) + 1 FROM monetize_usage_event), n.value, a.value, a.text
            FROM monetize_counter n JOIN monetize_counter a ON n.name = 'series/invoice' AND a.name = 'audit'
            """);
        row.Step();
        var heads = (row.Number(0), row.Number(1), row.Number(2), row.Text(3));
        row.Reset();
        return heads;
    }

    protected override void Write(List<InvoiceRowsByHand> invoices, long number, long sequence)
    {
        var line = sequence - invoices.Count;
        foreach (var invoice in invoices) Write(invoice, ++line);
        Get("UPDATE monetize_counter SET version = version + 1, value = ? WHERE name = 'series/invoice'")
            .Bind(1, number).Run();
        Get("UPDATE monetize_counter SET version = version + 1, value = ?, text = ? WHERE name = 'audit'")
            .Bind(1, sequence).Bind(2, invoices[^1].Link).Run();
    }

    protected override void Close()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }

    private void Write(InvoiceRowsByHand invoice, long line)
    {
        var (at, customer) = (Time(invoice.IssuedAt), invoice.Customer);
        Get("INSERT INTO monetize_invoice VALUES (?1, ?2, ?2, ?3, ?4, ?5, 'USD', ?6, ?6, ?7, ?8)")
            .Bind(1, invoice.Number).Bind(2, customer).Bind(3, invoice.Due).Bind(4, at).Bind(5, Time(invoice.Next))
            .Bind(6, invoice.TotalMinor).Bind(7, invoice.Hash).Bind(8, invoice.Document).Run();
        Get("""
            INSERT INTO monetize_ledger VALUES
                (?1, 0, ?2, ?3, 'receivable', ?3, 'USD', ?4), (?1, 1, ?2, ?3, 'invoiced', '', 'USD', -?4)
            """).Bind(1, invoice.Entry).Bind(2, at).Bind(3, customer).Bind(4, invoice.TotalMinor).Run();
        Get("INSERT INTO monetize_message VALUES (?1, ?2, 1, ?1, ?3, 'Invoice.Created', ?4, ?5, NULL)")
            .Bind(1, customer).Bind(2, invoice.Message).Bind(3, at).Bind(4, invoice.Number).Bind(5, invoice.Data).Run();
        Get("""
            INSERT INTO monetize_payment VALUES
                (?1, 1, ?2, ?3, 'USD', ?4, NULL, 'missing', 0, 0, 'current', 0, NULL, ?5, NULL, NULL)
            """).Bind(1, invoice.Payment).Bind(2, customer).Bind(3, invoice.Number).Bind(4, invoice.TotalMinor)
            .Bind(5, at).Run();
        Get("INSERT INTO monetize_audit VALUES (?1, ?2, 'run', 'invoice.finalized', ?3, ?4, ?5)")
            .Bind(1, line).Bind(2, at).Bind(3, invoice.Number).Bind(4, invoice.Hash).Bind(5, invoice.Link).Run();
        Get("INSERT INTO monetize_settled VALUES (?1, ?2, ?3, ?4, '{}', ?5)")
            .Bind(1, invoice.Due).Bind(2, customer).Bind(3, Time(invoice.Opening)).Bind(4, invoice.Watermark)
            .Bind(5, invoice.Number).Run();
        Get("""
            UPDATE monetize_subscription SET version = version + 1, bill_from = ?2, watermark = ?3, counted = ?4
            WHERE id = ?1
            """).Bind(1, customer).Bind(2, Time(invoice.Next)).Bind(3, invoice.Watermark).Bind(4, invoice.Counted)
            .Run();
        Get("""
            UPDATE monetize_customer SET version = version + 1, agenda = ?2, wake_at = ?3,
                send_at = coalesce(send_at, ?3), next_message = next_message + 1
            WHERE id = ?1
            """).Bind(1, customer).Bind(2, invoice.Agenda).Bind(3, at).Run();
    }

    private static long Quantity(RawStatement row, string meter) =>
        row.Number(meter switch { "words" => 4, "calls" => 3, _ => 5 });

    private static long Time(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    private RawStatement Get(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement)) return statement;
        statement = new RawStatement(_connection.Handle!, sql);
        _statements.Add(sql, statement);
        return statement;
    }

    private void Execute(string sql)
    {
        if (raw.sqlite3_exec(_connection.Handle!, sql) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string());
        }
    }
}
