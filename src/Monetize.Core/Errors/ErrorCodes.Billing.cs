namespace Monetize.Errors;

/// <content>What a billing store, its verification and a host tell.</content>
public static partial class ErrorCodes
{
    /// <summary>A plan version was published before with another definition.</summary>
    public static readonly ErrorCode PlanRedefined = Error("MON1901", "The plan version has another definition");

    /// <summary>Something is to be done for a customer that there is not.</summary>
    public static readonly ErrorCode UnknownCustomer = Error("MON1902", "There is no such customer");

    /// <summary>What is to be changed was changed by somebody else since it was read.</summary>
    public static readonly ErrorCode ChangedMeanwhile = Error("MON1903", "It was changed by somebody else");

    /// <summary>A subscription does not go on from the one that is kept.</summary>
    public static readonly ErrorCode HistoryRewritten = Error("MON1904", "The history was rewritten");

    /// <summary>An id names something else already.</summary>
    public static readonly ErrorCode IdTaken = Error("MON1905", "The id is taken");

    /// <summary>A customer has no invoice of a number.</summary>
    public static readonly ErrorCode UnknownInvoice = Error("MON1906", "There is no such invoice");

    /// <summary>An invoice is to be taken back that is paid or about to be.</summary>
    public static readonly ErrorCode InvoiceAlreadyPaid = Error("MON1907", "The invoice is paid or about to be");

    /// <summary>A subscription is on a plan version that the store does not hold.</summary>
    public static readonly ErrorCode PlanNotPublished = Error("MON1908", "The plan version is not published");

    /// <summary>An invoice of a customer cannot be calculated.</summary>
    public static readonly ErrorCode CannotBeBilled = Error("MON1909", "The customer cannot be billed");

    /// <summary>More is due for a customer than a day settles.</summary>
    public static readonly ErrorCode RunBoundReached = Error("MON1910", "More is due than a day settles");

    /// <summary>An invoice is above the ceiling.</summary>
    public static readonly ErrorCode InvoiceAboveCeiling = Error("MON1911", "The invoice is above the ceiling");

    /// <summary>Whoever answers for taxes failed to answer for an invoice.</summary>
    public static readonly ErrorCode TaxesUnavailable = Error("MON1912", "The taxes are not known now");

    /// <summary>A text of a customer or of a change is too long, not printable, or holds a card number.</summary>
    public static readonly ErrorCode MalformedText = Error("MON1913", "A text is malformed");

    /// <summary>Something is to be done to a subscription that there is not.</summary>
    public static readonly ErrorCode UnknownSubscription = Error("MON1920", "There is no such subscription");

    /// <summary>A subscription has ended, and all of it is invoiced.</summary>
    public static readonly ErrorCode NothingDue = Error("MON1921", "Nothing is due any more");

    /// <summary>Two subscriptions of a customer would price one meter at the same time.</summary>
    public static readonly ErrorCode MeterPricedTwice =
        Error("MON1922", "Two subscriptions would bill one meter");

    /// <summary>A coupon takes off an amount of another currency than the plan has.</summary>
    public static readonly ErrorCode CouponCurrencyDiffers = Error("MON1923", "The coupon is in another currency");

    /// <summary>What invoices bill of a meter in a period is not what is recorded of it.</summary>
    public static readonly ErrorCode UsageDiffers = Error("MON2001", "Invoices bill another usage than is recorded");

    /// <summary>An invoice is not what its records and plan version give.</summary>
    public static readonly ErrorCode InvoiceDiffers = Error("MON2002", "An invoice is not what its data give");

    /// <summary>The postings of an entry of the ledger do not add up to 0.</summary>
    public static readonly ErrorCode EntryUnbalanced = Error("MON2003", "Debits and credits differ");

    /// <summary>An entry of the ledger is not what its document says, is missing, or is of nothing.</summary>
    public static readonly ErrorCode EntryDiffers =
        Error("MON2004", "An entry of the ledger is missing or another one");

    /// <summary>
    /// A payment is not what is left to pay of its invoice, is missing, is of nothing, or lacks steps of its history.
    /// </summary>
    public static readonly ErrorCode PaymentDisagrees = Error("MON2005", "A payment and its invoice disagree");

    /// <summary>
    /// A provider took in another amount than is booked, or one of the two sides knows of no payment.
    /// </summary>
    public static readonly ErrorCode ProviderDiffers = Error("MON2006", "The provider took in something else");

    /// <summary>A number of a series has no document, or several, or was never given.</summary>
    public static readonly ErrorCode NumberGap = Error("MON2007", "A number is missing or stands twice");

    /// <summary>A document is not what its hash, the audit log or the columns beside it say.</summary>
    public static readonly ErrorCode DocumentChanged = Error("MON2008", "A document was changed");

    /// <summary>
    /// What was due is settled without its invoice, invoiced without being settled, or passed over; or a subscription
    /// stands elsewhere than what is settled of it says.
    /// </summary>
    public static readonly ErrorCode SettledDiffers = Error("MON2009", "What is settled and what is invoiced disagree");

    /// <summary>The messages of a customer have a hole, or one is neither waiting nor handed on.</summary>
    public static readonly ErrorCode MessageMissing = Error("MON2010", "A message is missing");

    /// <summary>A summary of usage is not what its records add up to.</summary>
    public static readonly ErrorCode SummaryDiffers = Error("MON2011", "A summary is not the sum of its records");

    /// <summary>
    /// A line of the audit log does not follow from the one before, is missing, or the log does not end where it was
    /// last written.
    /// </summary>
    public static readonly ErrorCode AuditBroken = Error("MON2012", "The audit log is broken");

    /// <summary>
    /// What is due next, or the next step of a payment, has no date or another one: no run would look at it in time.
    /// </summary>
    public static readonly ErrorCode AgendaDiffers = Error("MON2013", "No date wakes what is to be done");

    /// <summary>A row names a customer, a subscription or a plan version that is not there.</summary>
    public static readonly ErrorCode OwnerMissing = Error("MON2014", "A row belongs to nobody");

    /// <summary>
    /// A customer has several subscriptions that price one meter at the same time: each of them bills its usage.
    /// </summary>
    public static readonly ErrorCode UsageCountedTwice = Error("MON2015", "Usage is billed by several subscriptions");

    /// <summary>At some moment more had been paid from a balance or a credit than was there.</summary>
    public static readonly ErrorCode CreditOverdrawn = Error("MON2016", "More was used than there was");

    /// <summary>Options of the host are missing, unknown or out of their bounds.</summary>
    public static readonly ErrorCode InvalidOptions = Error("MON2101", "Options are not valid");
}
