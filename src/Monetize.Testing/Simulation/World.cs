using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Testing.Faults;
using Monetize.Testing.Generation;

namespace Monetize.Testing.Simulation;

/// <summary>Stores, provider and clock of a world, and what those who live in it know to be true.</summary>
internal sealed class World
{
    private const int OneCallIn = 20;

    private static readonly string[] Zones =
        ["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland", "America/Havana"];

    private static readonly ValueArray<Money> Ceilings = WorldPlans.All.Select(static plan => plan.Currency)
        .Distinct()
        .Select(static currency => Money.Of(60m, currency))
        .ToValueArray();

    public World(IBillingStore store, IUsageStore usage, ulong seed)
    {
        Chance = new Chance(seed);
        Clock = new WorldClock(Start.AddHours(Chance.Below(24 * 60)));
        Kept = store;
        KeptUsage = usage;
        Witness = new ChargeWitness(Sandbox, Clock);
        Store = new FaultyBillingStore(store, NextStoreFault, isTransient: true, NextStoreFault);
        Usage = new FaultyUsageStore(usage, NextStoreFault);
        Provider = new FaultyPaymentProvider(Witness, NextProviderFault);
        Options = new BillingRunOptions
        {
            PageSize = Chance.Between(1, 3),
            MostItems = Chance.OneIn(3) ? Chance.Between(3, 6) : 36,
            InvoiceCeilings = Chance.OneIn(3) ? Ceilings : [],
            TaxRounding = seed % 2 == 0 ? TaxRounding.PerLine : TaxRounding.PerInvoice,
            PricesIncludeTax = seed % 3 == 0,
        };

        // By chances of their own: whatever else happens in a world is as it was.
        if (seed % 7 == 5) Taxes = new WorldTaxes(new Chance(seed), () => IsCalm);
    }

    public static DateTimeOffset Start { get; } = new(2026, 1, 20, 0, 0, 0, TimeSpan.Zero);

    public static TimeSpan Grace { get; } = TimeSpan.FromHours(1);

    public Chance Chance { get; }

    public WorldClock Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>What is kept, whatever fails on the way to it.</summary>
    public IBillingStore Kept { get; }

    public IUsageStore KeptUsage { get; }

    public IBillingStore Store { get; }

    public IUsageStore Usage { get; }

    public SandboxPaymentProvider Sandbox { get; } = new();

    public ChargeWitness Witness { get; }

    public FaultyPaymentProvider Provider { get; }

    /// <summary>Who answers for taxes; nobody in most worlds.</summary>
    public WorldTaxes? Taxes { get; }

    public BillingRunOptions Options { get; set; }

    /// <summary>Whether nothing fails any more.</summary>
    public bool IsCalm { get; set; }

    public int Faults { get; private set; }

    public List<Customer> Customers { get; } = [];

    /// <summary>Every subscription as it was last saved.</summary>
    public SortedDictionary<string, Subscription> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>Every record that was accepted.</summary>
    public Dictionary<IdempotencyKey, UsageRecord> Records { get; } = [];

    /// <summary>Uses that were not answered, or refused after a failure: each may be kept or not.</summary>
    public Dictionary<IdempotencyKey, UsageRecord> Unanswered { get; } = [];

    /// <summary>What was refused, by key and reason.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>How often somebody let customers be billed again.</summary>
    public int Unparked { get; set; }

    /// <summary>How many requests for a credit note were granted.</summary>
    public int NotesAsked { get; set; }

    /// <summary>How many events the provider sent by itself, each counted once.</summary>
    public int Told { get; set; }

    /// <summary>Messages in the order in which they were handed on.</summary>
    public List<(string Customer, long Sequence)> Delivered { get; } = [];

    /// <summary>What went wrong where nothing should.</summary>
    public List<string> Wrong { get; } = [];

    public Stamp Stamped => new(Now, "operator");

    public static string NewId(string kind, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{count:D4}");

    public string Zone() => Chance.Pick(Zones);

    /// <summary>An instant of the last days, or now.</summary>
    public DateTimeOffset Earlier(int days) => Now.AddMinutes(-Chance.Below((days * 24 * 60) + 1));

    /// <summary>Does an operation as a host does: what fails on the way is sent again until it is answered.</summary>
    public async Task<TResult> DoAsync<TResult>(BillingOperation<TResult> operation)
    {
        while (true)
        {
            try
            {
                return await Store.ChangeAsync(operation).ConfigureAwait(false);
            }
            catch (StoreException exception) when (exception.IsTransient)
            {
                // Nobody knows whether it was done.
            }
        }
    }

    /// <summary>After how many records a read of usage fails; none where it does not.</summary>
    public int? NextReadFault()
    {
        if (IsCalm || !Chance.OneIn(OneCallIn)) return null;
        Faults++;
        return Chance.Below(3);
    }

    private StoreFault NextStoreFault()
    {
        if (IsCalm || !Chance.OneIn(OneCallIn)) return StoreFault.None;
        Faults++;
        return Chance.Pick(StoreFault.Before, StoreFault.After, StoreFault.Twice);
    }

    private ProviderFault NextProviderFault()
    {
        if (IsCalm || !Chance.OneIn(OneCallIn)) return ProviderFault.None;
        Faults++;
        return Chance.Pick(
            ProviderFault.Before, ProviderFault.After, ProviderFault.QuestionLost, ProviderFault.AnswerLost,
            ProviderFault.Twice);
    }
}
