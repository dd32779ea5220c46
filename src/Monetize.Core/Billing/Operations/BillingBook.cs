using Monetize.Billing.Accounts;
using Monetize.Billing.Auditing;
using Monetize.Billing.Documents;
using Monetize.Billing.Events;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Billing.Operations;

/// <summary>
/// Where an operation writes what becomes of what it saw: every row once, with books, audit log, messages and agenda in
/// step.
/// </summary>
internal sealed class BillingBook(BillingState state, Stamp stamp)
{
    private readonly Dictionary<string, CustomerRow> _customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Agenda> _agendas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CounterRow> _counters = new(StringComparer.Ordinal);
    private readonly List<IBillingRow> _added = [];
    private readonly List<IBillingRow> _changed = [];

    public BillingState State => state;

    public Stamp Stamp => stamp;

    /// <summary>The id of the store, where <see cref="Needs.Store"/> was asked for.</summary>
    public string StoreId => state.StoreId;

    /// <summary>The customer as this operation leaves them so far; none where there is none.</summary>
    public CustomerRow? Find(CustomerId customer) => _customers.TryGetValue(customer.Value, out var row)
        ? row
        : state.Find<CustomerRow>(CustomerRow.Definition, customer.Value);

    /// <exception cref="BillingException">There is no such customer.</exception>
    public CustomerRow Get(CustomerId customer) => Find(customer) ?? throw new BillingException(
        ErrorCodes.UnknownCustomer, $"There is no customer {customer}; create them first.");

    public void Put(CustomerRow customer) => _customers[customer.Id] = customer;

    /// <summary>Whether whoever holds a lease still has it.</summary>
    public bool Holds(Lease lease) => Find(lease.Customer) is { } row && lease.Token == (
        lease.Kind == LeaseKind.Billing ? row.BillingToken : row.DeliveryToken);

    public void Add(IBillingRow row) => _added.Add(row);

    /// <summary>Writes a row that was seen, with the version after the one that was.</summary>
    public void Change(IBillingRow row) => _changed.Add(row);

    /// <summary>Sets the date of something, or strikes it out; the customer's row says so at the end.</summary>
    public void Plan(CustomerId customer, Action<Agenda> change)
    {
        var row = Get(customer);
        if (!_agendas.TryGetValue(row.Id, out var agenda)) _agendas.Add(row.Id, agenda = Agenda.Read(row.Agenda));
        change(agenda);
        Put(row);
    }

    /// <summary>Has the dates of a customer's row follow from the agenda anew: who is set aside has others.</summary>
    public void Replan(CustomerId customer) => Plan(customer, static _ => { });

    /// <summary>Books an entry.</summary>
    public void Book(LedgerEntry entry)
    {
        for (var line = 0; line < entry.Postings.Count; line++)
        {
            var (account, amount) = entry.Postings[line];
            Add(new LedgerRow
            {
                EntryId = entry.Id,
                Line = line,
                At = stamp.At,
                Customer = entry.Customer.Value,
                Account = DocumentWords.Accounts.Write(account.Kind),
                Subject = account.Subject,
                Currency = entry.Currency.Code,
                AmountMinor = amount,
            });
        }
    }

    /// <summary>Leaves a message, after all earlier ones of the customer.</summary>
    public void Tell(CustomerId customer, EventKind kind, string subject, ValueMap data)
    {
        var row = Get(customer);
        Add(new MessageRow
        {
            Customer = customer.Value,
            Sequence = row.NextMessage,
            WaitingFor = customer.Value,
            At = stamp.At,
            Name = kind.Name,
            Subject = subject,
            Data = DimensionText.Write(data),
        });
        Put(row with { NextMessage = row.NextMessage + 1, SendAt = row.SendAt ?? stamp.At });
    }

    /// <summary>Adds a line to the audit log.</summary>
    public void Note(string action, string subject, string detail = "")
    {
        var head = Counter(CounterNames.Audit);
        var previous = head.Value == 0 ? AuditChain.Start : head.Text;
        var entry = AuditChain.Next(previous, head.Value + 1, stamp, action, subject, detail);
        Add(AuditRow.Of(entry));
        _counters[head.Name] = head with { Value = entry.Sequence, Text = entry.Hash };
    }

    /// <summary>The next number of a series.</summary>
    public string Next(NumberSeries series)
    {
        var counter = Counter(CounterNames.Of(series));
        _counters[counter.Name] = counter with { Value = counter.Value + 1 };
        return series.Number(counter.Value + 1);
    }

    /// <summary>Counts events of providers that are left alone, or taken up again where below 0.</summary>
    public void CountGivenUp(int events) => Count(CounterNames.EventsGivenUp, events);

    /// <summary>Counts payments that the provider refused, or that are taken up again where below 0.</summary>
    public void CountRefused(int payments) => Count(CounterNames.PaymentsRefused, payments);

    /// <summary>The number that the series would give next.</summary>
    public string Peek(NumberSeries series) => series.Number(Counter(CounterNames.Of(series)).Value + 1);

    public BillingChange Finish()
    {
        foreach (var customer in _customers.Values.OrderBy(static row => row.Id, TextOrder.Instance))
        {
            var row = _agendas.TryGetValue(customer.Id, out var agenda) ? agenda.Of(customer) : customer;
            var before = state.Find<CustomerRow>(CustomerRow.Definition, row.Id);
            if (before is null) _added.Insert(0, row);
            else if (row != before) _changed.Add(row with { Version = before.Version + 1 });
        }

        foreach (var counter in _counters.Values.OrderBy(static counter => counter.Name, TextOrder.Instance))
        {
            var before = state.Find<CounterRow>(CounterRow.Definition, counter.Name);
            if (before is null) _added.Add(counter);
            else _changed.Add(counter with { Version = before.Version + 1 });
        }

        return new BillingChange(_added.ToValueArray(), _changed.ToValueArray());
    }

    public BillingDecision<TResult> Finish<TResult>(TResult result) => new(result, Finish());

    private void Count(string name, int by)
    {
        var counter = Counter(name);
        _counters[name] = counter with { Value = Math.Max(0, counter.Value + by) };
    }

    private CounterRow Counter(string name) => _counters.TryGetValue(name, out var counter)
        ? counter
        : state.Find<CounterRow>(CounterRow.Definition, name) ?? new CounterRow { Name = name, Value = 0 };
}
