using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace Monetize.Benchmarks.References;

/// <summary>Billing by hand in a schema: a page is read by four statements and written by one batch of arrays.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The texts are constants.")]
public sealed class PostgreSqlBillingByHand : BillingByHand
{
    private const string TotalColumns = "customer, meter, records, count, sum, max";

    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;

    public PostgreSqlBillingByHand(string connectionString, string schema)
    {
        _connection = new NpgsqlConnection(
            $"{connectionString};Pooling=false;Search Path={schema};Max Auto Prepare=50;Auto Prepare Min Usages=2");
        _connection.Open();
    }

    public override (int Customers, decimal Sum) Drain(DateTimeOffset month)
    {
        using var command = Command(
            $"SELECT {TotalColumns} FROM usage_month WHERE month = $1 ORDER BY customer", MonthNumber(month));
        using var rows = command.ExecuteReader();
        var (last, customers, sum) = ("", 0, 0m);
        while (rows.Read())
        {
            var customer = rows.GetString(0);
            if (customer != last) customers++;
            sum += Quantity(rows, rows.GetString(1));
            last = customer;
        }

        return (customers, sum);
    }

    protected override void Begin() => _transaction = _connection.BeginTransaction();

    protected override void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
    }

    protected override List<DueByHand> Due(DateTimeOffset opening, string after)
    {
        using var command = Command(
            """
            SELECT s.customer, s.counted, c.next_message
            FROM subscription s JOIN customer c ON c.id = s.customer
            WHERE s.bill_from <= $1 AND s.id > $2 ORDER BY s.id LIMIT $3 FOR NO KEY UPDATE OF c
            """,
            opening.UtcDateTime,
            after,
            (long)PageSize);
        using var rows = command.ExecuteReader();
        var due = new List<DueByHand>(PageSize);
        while (rows.Read()) due.Add(new DueByHand(rows.GetString(0), rows.GetString(1), rows.GetInt64(2)));
        return due;
    }

    protected override Dictionary<string, MonthByHand> Usage(DateTimeOffset month, string first, string last)
    {
        using var command = Command(
            $"SELECT {TotalColumns} FROM usage_month WHERE month = $1 AND customer >= $2 AND customer <= $3",
            MonthNumber(month),
            first,
            last);
        using var rows = command.ExecuteReader();
        var usage = new Dictionary<string, MonthByHand>(PageSize, StringComparer.Ordinal);
        while (rows.Read())
        {
            var (customer, meter) = (rows.GetString(0), rows.GetString(1));
            usage[customer] = usage.GetValueOrDefault(customer)
                .With(meter, Quantity(rows, meter), rows.GetInt64(2));
        }

        return usage;
    }

    protected override (long Watermark, long Number, long Sequence, string Link) Heads()
    {
        using var command = Command("""
            SELECT (SELECT position_offset + pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM usage_mark),
                n.value, a.value, a.text
            FROM counter n JOIN counter a ON n.name = 'series/invoice' AND a.name = 'audit'
            """);
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3));
    }

    protected override void Write(List<InvoiceRowsByHand> invoices, long number, long sequence)
    {
        using var batch = new NpgsqlBatch(_connection, _transaction);
        var (first, watermark) = (invoices[0], invoices[0].Watermark);
        var (at, opening, next) = (first.IssuedAt.UtcDateTime, first.Opening.UtcDateTime, first.Next.UtcDateTime);
        var customers = Texts(static one => one.Customer);
        var numbers = Texts(static one => one.Number);
        var totals = Numbers(static one => one.TotalMinor);
        var hashes = Texts(static one => one.Hash);
        Add(
            """
            INSERT INTO invoice SELECT number, customer, customer, due, $7, $8, 'USD', total, total, hash, document
            FROM unnest($1, $2, $3, $4, $5, $6) AS given(number, customer, due, total, hash, document)
            """,
            numbers, customers, Texts(static one => one.Due), totals, hashes, Texts(static one => one.Document), at,
            next);
        Add(
            """
            INSERT INTO ledger SELECT entry, line, $4, customer, account, CASE line WHEN 0 THEN customer ELSE '' END,
                'USD', total * sign
            FROM unnest($1, $2, $3) AS given(entry, customer, total),
                (VALUES (0, 'receivable', 1), (1, 'invoiced', -1)) AS posting(line, account, sign)
            """,
            Texts(static one => one.Entry), customers, totals, at);
        Add(
            """
            INSERT INTO message SELECT customer, sequence, 1, customer, $5, 'Invoice.Created', number, data, NULL
            FROM unnest($1, $2, $3, $4) AS given(customer, sequence, number, data)
            """,
            customers, Numbers(static one => one.Message), numbers, Texts(static one => one.Data), at);
        Add(
            """
            INSERT INTO payment SELECT id, 1, customer, number, 'USD', total, NULL, 'missing', 0, 0, 'current', 0, NULL,
                $5, NULL, NULL
            FROM unnest($1, $2, $3, $4) AS given(id, customer, number, total)
            """,
            Texts(static one => one.Payment), customers, numbers, totals, at);
        Add(
            """
            INSERT INTO audit SELECT $4 + place, $5, 'run', 'invoice.finalized', number, hash, link
            FROM unnest($1, $2, $3) WITH ORDINALITY AS given(number, hash, link, place)
            """,
            numbers, hashes, Texts(static one => one.Link), sequence - invoices.Count, at);
        Add(
            """
            INSERT INTO settled SELECT due, customer, $4, $5, '{}', number
            FROM unnest($1, $2, $3) AS given(due, customer, number)
            """,
            Texts(static one => one.Due), customers, numbers, opening, watermark);
        Add(
            """
            UPDATE subscription own SET version = version + 1, bill_from = $3, watermark = $4, counted = given.counted
            FROM unnest($1, $2) AS given(id, counted) WHERE own.id = given.id
            """,
            customers, Texts(static one => one.Counted), next, watermark);
        Add(
            """
            UPDATE customer own SET version = version + 1, agenda = given.agenda, wake_at = $3,
                send_at = coalesce(send_at, $3), next_message = next_message + 1
            FROM unnest($1, $2) AS given(id, agenda) WHERE own.id = given.id
            """,
            customers, Texts(static one => one.Agenda), at);
        Add("UPDATE counter SET version = version + 1, value = $1 WHERE name = 'series/invoice'", number);
        Add(
            "UPDATE counter SET version = version + 1, value = $1, text = $2 WHERE name = 'audit'",
            sequence, invoices[^1].Link);
        batch.ExecuteNonQuery();

        string[] Texts(Func<InvoiceRowsByHand, string> cell) => [.. invoices.Select(cell)];

        long[] Numbers(Func<InvoiceRowsByHand, long> cell) => [.. invoices.Select(cell)];

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(Parameter(value));
            batch.BatchCommands.Add(command);
        }
    }

    protected override void Close() => _connection.Dispose();

    private static NpgsqlParameter Parameter(object value) => value is DateTime
        ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.TimestampTz }
        : new NpgsqlParameter { Value = value };

    private static decimal Quantity(NpgsqlDataReader row, string meter) =>
        row.GetDecimal(meter switch { "words" => 4, "calls" => 3, _ => 5 });

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var value in values) command.Parameters.Add(Parameter(value));
        return command;
    }
}
