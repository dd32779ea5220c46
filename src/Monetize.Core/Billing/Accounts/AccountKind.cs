namespace Monetize.Billing.Accounts;

/// <summary>The accounts of the ledger. The books are those of the seller.</summary>
public enum AccountKind
{
    /// <summary>What a customer owes for final invoices; the subject is the customer.</summary>
    Receivable,

    /// <summary>What was invoiced without taxes, after discounts. When it is earned is another question.</summary>
    Invoiced,

    /// <summary>Taxes that were invoiced, and are owed to whoever levies them.</summary>
    Tax,

    /// <summary>What invoices and credit notes left over for a customer; the subject is the customer.</summary>
    Balance,

    /// <summary>What is left of a credit that was granted ahead; the subject is the credit.</summary>
    Prepaid,

    /// <summary>What credits that were granted ahead were granted for.</summary>
    Granted,

    /// <summary>What payment providers took in; the subject is the provider.</summary>
    Cash,
}
