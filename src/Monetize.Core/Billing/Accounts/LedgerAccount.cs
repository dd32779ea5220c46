namespace Monetize.Billing.Accounts;

/// <summary>One account: a kind, and whose or what it is.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Subject">The customer, the credit or the provider; empty where there is one of the kind.</param>
public readonly record struct LedgerAccount(AccountKind Kind, string Subject)
{
    /// <summary>What was invoiced.</summary>
    public static LedgerAccount Invoiced => new(AccountKind.Invoiced, "");

    /// <summary>Taxes.</summary>
    public static LedgerAccount Tax => new(AccountKind.Tax, "");

    /// <summary>What credits were granted for.</summary>
    public static LedgerAccount Granted => new(AccountKind.Granted, "");

    /// <summary>What a customer owes.</summary>
    /// <param name="customer">The customer.</param>
    public static LedgerAccount Receivable(CustomerId customer) => new(AccountKind.Receivable, customer.Value);

    /// <summary>What is left over for a customer.</summary>
    /// <param name="customer">The customer.</param>
    public static LedgerAccount Balance(CustomerId customer) => new(AccountKind.Balance, customer.Value);

    /// <summary>What is left of a credit.</summary>
    /// <param name="credit">The id of the credit.</param>
    public static LedgerAccount Prepaid(string credit) => new(AccountKind.Prepaid, credit);

    /// <summary>What a provider took in.</summary>
    /// <param name="provider">The name of the provider.</param>
    public static LedgerAccount Cash(string provider) => new(AccountKind.Cash, provider);

    /// <summary>Kind and subject.</summary>
    public override string ToString() => Subject.Length == 0 ? $"{Kind}" : $"{Kind} {Subject}";
}
