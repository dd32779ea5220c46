using System.Collections.Immutable;

namespace Monetize.Errors;

/// <summary>
/// The one catalogue of error codes. <c>MON01xx</c> are faults that a build can see as well; <c>MON10xx</c> concern the
/// catalog document, <c>MON11xx</c> the catalog itself, <c>MON12xx</c> rating, <c>MON13xx</c> money,
/// <c>MON14xx</c> usage, <c>MON15xx</c> stores, <c>MON16xx</c> subscriptions, <c>MON17xx</c> invoices,
/// <c>MON18xx</c> payments, <c>MON19xx</c> billing, <c>MON20xx</c> what does not add up in a store,
/// <c>MON21xx</c> the host.
/// </summary>
public static partial class ErrorCodes
{
    /// <summary>A charge or a method names a meter that the catalog does not declare.</summary>
    public static readonly ErrorCode UnknownMeter = Error("MON0101", "Unknown meter");

    /// <summary>A method records a meter that no plan prices.</summary>
    public static readonly ErrorCode UnpricedMeter = Warning("MON0102", "Recorded meter has no price");

    /// <summary>The bound of a tier is not above the bound before it.</summary>
    public static readonly ErrorCode TiersOutOfOrder =
        Error("MON0105", "Tiers are out of order, overlap or leave a gap");

    /// <summary>The last tier has a bound, or an open tier is not the last.</summary>
    public static readonly ErrorCode UsageAboveLastTier = Error("MON0106", "Usage above the last tier is unpriced");

    /// <summary>A price that can never exceed zero.</summary>
    public static readonly ErrorCode FreeForEver = Warning("MON0107", "Free without a bound or a reason");

    /// <summary>Amounts of two currencies were added, subtracted or compared.</summary>
    public static readonly ErrorCode CurrencyMismatch = Error("MON0109", "Two currencies do not mix");

    /// <summary>The text of a catalog document is not JSON in UTF-8.</summary>
    public static readonly ErrorCode NotJson = Error("MON1001", "The document is not JSON");

    /// <summary>A catalog document is larger than the limit.</summary>
    public static readonly ErrorCode DocumentTooLarge = Error("MON1002", "The document is too large");

    /// <summary>A catalog document has a property which means nothing where it stands.</summary>
    public static readonly ErrorCode UnknownProperty = Error("MON1003", "Unknown property");

    /// <summary>A catalog document has a text where a list belongs, or the like.</summary>
    public static readonly ErrorCode WrongType = Error("MON1004", "A value has the wrong type");

    /// <summary>An amount or quantity of a catalog document cannot be read exactly.</summary>
    public static readonly ErrorCode NotANumber = Error("MON1005", "A value is not an exact number");

    /// <summary>A catalog document lacks a property that has no default.</summary>
    public static readonly ErrorCode MissingProperty = Error("MON1006", "A property is missing");

    /// <summary>A catalog document uses a word that is not in the list of its property.</summary>
    public static readonly ErrorCode UnknownWord = Error("MON1007", "Unknown word");

    /// <summary>An object of a catalog document has a property twice.</summary>
    public static readonly ErrorCode DuplicateProperty = Error("MON1008", "A property is given twice");

    /// <summary>A charge of a catalog document is not exactly one of one-time, recurring and usage.</summary>
    public static readonly ErrorCode ChargeKindUnclear = Error("MON1009", "A charge is of no kind, or of several");

    /// <summary>Only the first faults of a catalog are listed.</summary>
    public static readonly ErrorCode MoreFaults = Warning("MON1010", "There are more faults than are listed");

    /// <summary>The objects and lists of a catalog document are nested deeper than the limit.</summary>
    public static readonly ErrorCode DocumentTooDeep = Error("MON1011", "The document is nested too deeply");

    /// <summary>A key is empty, too long or has a character that keys do not have.</summary>
    public static readonly ErrorCode MalformedKey = Error("MON1101", "A key is missing or malformed");

    /// <summary>Two meters, plan versions, services, methods, dimensions or references have one key.</summary>
    public static readonly ErrorCode DuplicateKey = Error("MON1102", "A key is used twice");

    /// <summary>The meter of a charge or method differs from the catalog's meter with its key.</summary>
    public static readonly ErrorCode MeterRedefined = Error("MON1103", "One meter key has two definitions");

    /// <summary>An amount, a price or a fee is below zero.</summary>
    public static readonly ErrorCode NegativeAmount = Error("MON1104", "An amount is negative");

    /// <summary>A usage charge does not say what happens beyond the included quantity.</summary>
    public static readonly ErrorCode NoPriceAndNoLimit = Error("MON1105", "Usage has neither a price nor a limit");

    /// <summary>A usage charge says two things about what happens beyond the included quantity.</summary>
    public static readonly ErrorCode PriceAndLimit = Error("MON1106", "Usage has both a price and a limit");

    /// <summary>Two usage charges of one plan are over the same meter.</summary>
    public static readonly ErrorCode UsageBilledTwice = Error("MON1107", "Usage is billed twice");

    /// <summary>The size of a package is zero or less.</summary>
    public static readonly ErrorCode PackageSizeNotPositive = Error("MON1108", "A package has no size");

    /// <summary>A larger quantity costs less than a smaller one.</summary>
    public static readonly ErrorCode AmountDrops = Warning("MON1109", "The amount drops at a bound");

    /// <summary>A tier table has no tiers, or a tier no quantity above zero.</summary>
    public static readonly ErrorCode TierTableUnusable =
        Error("MON1110", "A tier table is empty or a bound is not positive");

    /// <summary>A plan without a billing period has a recurring charge.</summary>
    public static readonly ErrorCode RecurringWithoutPeriod =
        Error("MON1111", "A recurring charge has no billing period");

    /// <summary>Versions of a plan count from 1.</summary>
    public static readonly ErrorCode VersionBelowOne = Error("MON1112", "A plan version is below 1");

    /// <summary>An included or free quantity is below zero.</summary>
    public static readonly ErrorCode NegativeFreeQuantity = Error("MON1113", "A quantity is negative");

    /// <summary>A service names a plan that the catalog does not have.</summary>
    public static readonly ErrorCode UnknownPlan = Error("MON1114", "Unknown plan");

    /// <summary>A list or a text of the catalog is longer than its limit.</summary>
    public static readonly ErrorCode TooMuch = Error("MON1115", "A limit of the catalog is exceeded");

    /// <summary>The count of a billing period is outside its bounds.</summary>
    public static readonly ErrorCode PeriodCountOutOfRange =
        Error("MON1116", "A billing period is too short or too long");

    /// <summary>A usage charge includes a quantity and is unlimited as well.</summary>
    public static readonly ErrorCode IncludedWithoutBound =
        Error("MON1117", "A quantity is included in unlimited usage");

    /// <summary>The currency of a plan is none, or has no unit that can be paid.</summary>
    public static readonly ErrorCode UnusableCurrency = Error("MON1118", "A currency cannot be billed");

    /// <summary>The currency of a plan is no longer in use.</summary>
    public static readonly ErrorCode WithdrawnCurrency = Warning("MON1119", "A currency is withdrawn");

    /// <summary>A record of the catalog holds null where a part belongs.</summary>
    public static readonly ErrorCode PartMissing = Error("MON1120", "A part is missing");

    /// <summary>A record of the catalog holds an enum value that is not defined.</summary>
    public static readonly ErrorCode UndefinedValue = Error("MON1121", "A value is outside its list");

    /// <summary>A text holds control characters or half a character.</summary>
    public static readonly ErrorCode UnprintableText = Error("MON1122", "A text cannot be printed");

    /// <summary>The least that is owed is more than the most.</summary>
    public static readonly ErrorCode BoundsCrossed = Error("MON1123", "A minimum is above its maximum");

    /// <summary>A tier of a stairstep price has a unit price, a package size or a cap.</summary>
    public static readonly ErrorCode StairstepTierHasMore =
        Error("MON1124", "A stairstep tier has more than a fee");

    /// <summary>A matrix names no dimension, or has no cell.</summary>
    public static readonly ErrorCode MatrixUnusable = Error("MON1125", "A matrix has no dimensions or no cells");

    /// <summary>A price reads a dimension that its meter does not declare.</summary>
    public static readonly ErrorCode UnknownDimension = Error("MON1126", "Unknown dimension");

    /// <summary>A cell lacks a dimension of its matrix, or names another one.</summary>
    public static readonly ErrorCode CellMismatch =
        Error("MON1127", "A cell does not name the dimensions of its matrix");

    /// <summary>Two cells of a matrix are for the same values.</summary>
    public static readonly ErrorCode DuplicateCell = Error("MON1128", "Two cells are for one combination");

    /// <summary>A cell of a matrix has a price that reads more than the cell's quantity.</summary>
    public static readonly ErrorCode PriceNotForCells = Error("MON1129", "A price cannot stand in a matrix");

    /// <summary>A quantity transform has a factor that is not positive, or digits without a meaning.</summary>
    public static readonly ErrorCode TransformUnusable = Error("MON1130", "A quantity cannot be transformed");

    /// <summary>A charge carries over what it does not include.</summary>
    public static readonly ErrorCode RolloverWithoutIncluded =
        Error("MON1131", "Nothing is included that could roll over");

    /// <summary>A charge has two parts of which one leaves the other without a meaning.</summary>
    public static readonly ErrorCode DoesNotGoTogether =
        Error("MON1132", "Two parts of a charge do not go together");

    /// <summary>The days of a trial are outside their bounds.</summary>
    public static readonly ErrorCode TrialOutOfRange = Error("MON1133", "A trial is negative or too long");

    /// <summary>A share is more than the whole.</summary>
    public static readonly ErrorCode RateAboveWhole = Warning("MON1134", "A rate is above 100 %");

    /// <summary>A hundredth of a rate has no exact decimal.</summary>
    public static readonly ErrorCode RateTooFine = Error("MON1135", "A rate has too many digits");

    /// <summary>A quantity is divided by a factor that leaves most quotients without an exact decimal.</summary>
    public static readonly ErrorCode QuotientsDoNotEnd =
        Warning("MON1136", "A quantity is divided without rounding, and the quotients do not end");

    /// <summary>A quantity below zero is to be rated.</summary>
    public static readonly ErrorCode QuantityBelowZero = Error("MON1201", "The quantity is negative");

    /// <summary>There is usage of a meter which the plan does not price.</summary>
    public static readonly ErrorCode UnpricedUsage = Error("MON1202", "The plan has no price for the usage");

    /// <summary>There is usage that no cell of a matrix names, and the matrix has no otherwise.</summary>
    public static readonly ErrorCode UnpricedCell = Error("MON1203", "No cell of the matrix names the usage");

    /// <summary>Usage is given for a meter that has the key of a priced one and another definition.</summary>
    public static readonly ErrorCode MeterDiffers = Error("MON1204", "The usage is of another meter than the price");

    /// <summary>An amount, quantity or sum has no exact decimal of 28 digits.</summary>
    public static readonly ErrorCode NotExact = Error("MON1301", "The result cannot be held exactly");

    /// <summary>A usage record names a meter that is not counted.</summary>
    public static readonly ErrorCode UsageOfUnknownMeter = Error("MON1401", "Usage of an unknown meter");

    /// <summary>A usage record is below zero and is neither a correction nor of a weighted sum.</summary>
    public static readonly ErrorCode NegativeUsage = Error("MON1402", "Usage is negative");

    /// <summary>The time of a usage record is too far from the time at which it is recorded.</summary>
    public static readonly ErrorCode UsageOutsideWindow = Error("MON1403", "Usage is outside of the window of time");

    /// <summary>A usage record carries a dimension that its meter does not declare.</summary>
    public static readonly ErrorCode UndeclaredDimension = Error("MON1404", "Usage has an undeclared dimension");

    /// <summary>A usage record lacks the dimension that its meter counts.</summary>
    public static readonly ErrorCode MissingDimension = Error("MON1405", "Usage lacks the counted dimension");

    /// <summary>A text of a usage record is empty, too long or has characters that cannot be kept.</summary>
    public static readonly ErrorCode MalformedUsage = Error("MON1406", "A text of a usage record is malformed");

    /// <summary>A usage record corrects itself, or a meter that differences do not correct.</summary>
    public static readonly ErrorCode UnusableCorrection = Error("MON1407", "A correction cannot be counted");

    /// <summary>A key was recorded before with other content.</summary>
    public static readonly ErrorCode ConflictingUsage = Error("MON1408", "One key has two contents");

    /// <summary>Work that is billed was done, and its usage could not be recorded.</summary>
    public static readonly ErrorCode UsageNotRecorded = Error("MON1409", "Work was done and its usage not recorded");

    /// <summary>A store cannot be opened or reached.</summary>
    public static readonly ErrorCode StoreUnavailable = Error("MON1501", "The store cannot be reached");

    /// <summary>Others hold a store longer than one waits.</summary>
    public static readonly ErrorCode StoreBusy = Error("MON1502", "The store is busy");

    /// <summary>The disk of a store is full.</summary>
    public static readonly ErrorCode StoreFull = Error("MON1503", "The store has no room");

    /// <summary>A store may be read and not written.</summary>
    public static readonly ErrorCode StoreReadOnly = Error("MON1504", "The store is read-only");

    /// <summary>A store refuses the user, the password or a right.</summary>
    public static readonly ErrorCode StoreAccessDenied = Error("MON1505", "The store denies access");

    /// <summary>A store was written by a later version.</summary>
    public static readonly ErrorCode SchemaTooNew = Error("MON1506", "The schema is newer than the code");

    /// <summary>A store was written by an earlier version and may not be changed.</summary>
    public static readonly ErrorCode SchemaTooOld = Error("MON1507", "The schema has to be upgraded");

    /// <summary>A migration that was applied to a store is not the one of that number.</summary>
    public static readonly ErrorCode SchemaDiffers = Error("MON1508", "The schema was changed by other hands");

    /// <summary>A store is damaged, or is none.</summary>
    public static readonly ErrorCode StoreDamaged = Error("MON1509", "The store is damaged or is no store");

    /// <summary>A store failed in a way that has no code of its own.</summary>
    public static readonly ErrorCode StoreFailed = Error("MON1510", "The store failed");

    /// <summary>A change of a subscription that has ended.</summary>
    public static readonly ErrorCode SubscriptionEnded = Error("MON1601", "The subscription has ended");

    /// <summary>A change is dated before what was decided earlier.</summary>
    public static readonly ErrorCode ChangeDatedBack = Error("MON1602", "The change is dated back");

    /// <summary>A change gives what is so already.</summary>
    public static readonly ErrorCode NothingChanges = Error("MON1603", "The change changes nothing");

    /// <summary>A pause is to end and there is none.</summary>
    public static readonly ErrorCode NotPaused = Error("MON1604", "The subscription is not paused");

    /// <summary>A trial is to be converted and there is none.</summary>
    public static readonly ErrorCode NotInTrial = Error("MON1605", "The trial is over");

    /// <summary>New billing periods are to begin within a trial.</summary>
    public static readonly ErrorCode StillInTrial = Error("MON1606", "The trial still runs");

    /// <summary>A change would move the end of a period for which another one waits.</summary>
    public static readonly ErrorCode ChangeScheduled = Error("MON1607", "A scheduled change stands in the way");

    /// <summary>What is scheduled is to be withdrawn and there is nothing.</summary>
    public static readonly ErrorCode NothingScheduled = Error("MON1608", "Nothing is scheduled");

    /// <summary>A plan is in another currency than the subscription.</summary>
    public static readonly ErrorCode PlanCurrencyDiffers = Error("MON1609", "The plan is in another currency");

    /// <summary>A migration meets a subscription on another version than those that it moves.</summary>
    public static readonly ErrorCode NotOnSourceVersion = Error("MON1610", "The version is not one that moves");

    /// <summary>An invoice that is final or void was to be made final.</summary>
    public static readonly ErrorCode InvoiceNotDraft = Error("MON1701", "The invoice is no draft");

    /// <summary>An invoice that is not final was to be voided or credited.</summary>
    public static readonly ErrorCode InvoiceNotFinal = Error("MON1702", "The invoice is not final");

    /// <summary>An invoice was to be made final without a number.</summary>
    public static readonly ErrorCode InvoiceNumberMissing = Error("MON1703", "The invoice has no number");

    /// <summary>An invoice has more lines than the limit.</summary>
    public static readonly ErrorCode TooManyLines = Error("MON1704", "The invoice has too many lines");

    /// <summary>A credit note was to give back more than is left.</summary>
    public static readonly ErrorCode CreditExceedsInvoice = Error("MON1705", "More is credited than was invoiced");

    /// <summary>An invoice was to be voided of which a part was given back.</summary>
    public static readonly ErrorCode InvoiceAlreadyCredited = Error("MON1706", "A part of the invoice was given back");

    /// <summary>The answer to the question for taxes does not fit the lines.</summary>
    public static readonly ErrorCode TaxesUnusable = Error("MON1707", "The taxes do not fit the lines");

    /// <summary>A tax table has no rule for a line.</summary>
    public static readonly ErrorCode NoTaxRule = Error("MON1708", "No tax rule applies");

    /// <summary>An invoice was to be voided that carried to the balance what was spent since.</summary>
    public static readonly ErrorCode CarriedOverSpent = Error("MON1709", "What the invoice carried over was spent");

    /// <summary>A payment's id was used before, for another amount or customer.</summary>
    public static readonly ErrorCode PaymentDiffers = Error("MON1801", "One payment has two contents");

    /// <summary>A provider refused what was asked of it, and no retry changes that.</summary>
    public static readonly ErrorCode PaymentRefused = Error("MON1802", "The provider refuses a payment");

    /// <summary>Nobody reads what a provider told, or nobody can be asked about it yet.</summary>
    public static readonly ErrorCode ProviderEventWaits = Error("MON1803", "The event of a provider waits");

    /// <summary>A payment is with another provider than the one that is there.</summary>
    public static readonly ErrorCode PaymentOfAnotherProvider =
        Error("MON1804", "The payment is with another provider");

    /// <summary>Every code, ordered by id.</summary>
    public static ImmutableArray<ErrorCode> All => Catalogue.Codes;

    private static ErrorCode Error(string id, string title) => new(id, title, FaultSeverity.Error);

    private static ErrorCode Warning(string id, string title) => new(id, title, FaultSeverity.Warning);

    // A type of its own: the fields of two files are made in no order, and all of them before this one is looked at.
    private static class Catalogue
    {
        public static readonly ImmutableArray<ErrorCode> Codes =
        [
            UnknownMeter, UnpricedMeter, TiersOutOfOrder, UsageAboveLastTier, FreeForEver, CurrencyMismatch,
            NotJson, DocumentTooLarge, UnknownProperty, WrongType, NotANumber, MissingProperty, UnknownWord,
            DuplicateProperty, ChargeKindUnclear, MoreFaults, DocumentTooDeep, MalformedKey, DuplicateKey,
            MeterRedefined, NegativeAmount, NoPriceAndNoLimit, PriceAndLimit, UsageBilledTwice,
            PackageSizeNotPositive, AmountDrops, TierTableUnusable, RecurringWithoutPeriod, VersionBelowOne,
            NegativeFreeQuantity, UnknownPlan, TooMuch, PeriodCountOutOfRange, IncludedWithoutBound,
            UnusableCurrency, WithdrawnCurrency, PartMissing, UndefinedValue, UnprintableText, BoundsCrossed,
            StairstepTierHasMore, MatrixUnusable, UnknownDimension, CellMismatch, DuplicateCell, PriceNotForCells,
            TransformUnusable, RolloverWithoutIncluded, DoesNotGoTogether, TrialOutOfRange, RateAboveWhole,
            RateTooFine, QuotientsDoNotEnd, QuantityBelowZero, UnpricedUsage, UnpricedCell, MeterDiffers, NotExact,
            UsageOfUnknownMeter, NegativeUsage, UsageOutsideWindow, UndeclaredDimension, MissingDimension,
            MalformedUsage, UnusableCorrection, ConflictingUsage, UsageNotRecorded, StoreUnavailable, StoreBusy,
            StoreFull, StoreReadOnly, StoreAccessDenied, SchemaTooNew, SchemaTooOld, SchemaDiffers, StoreDamaged,
            StoreFailed, SubscriptionEnded, ChangeDatedBack, NothingChanges, NotPaused, NotInTrial, StillInTrial,
            ChangeScheduled, NothingScheduled, PlanCurrencyDiffers, NotOnSourceVersion,
            InvoiceNotDraft, InvoiceNotFinal, InvoiceNumberMissing, TooManyLines, CreditExceedsInvoice,
            InvoiceAlreadyCredited, TaxesUnusable, NoTaxRule, CarriedOverSpent,
            PaymentDiffers,
            PaymentRefused, ProviderEventWaits, PaymentOfAnotherProvider,
            PlanRedefined, UnknownCustomer, ChangedMeanwhile, HistoryRewritten, IdTaken, UnknownInvoice,
            InvoiceAlreadyPaid, PlanNotPublished, CannotBeBilled, RunBoundReached, InvoiceAboveCeiling,
            TaxesUnavailable, MalformedText, UnknownSubscription, NothingDue, MeterPricedTwice,
            CouponCurrencyDiffers,
            UsageDiffers, InvoiceDiffers, EntryUnbalanced, EntryDiffers, PaymentDisagrees, ProviderDiffers, NumberGap,
            DocumentChanged, SettledDiffers, MessageMissing, SummaryDiffers, AuditBroken, AgendaDiffers, OwnerMissing,
            UsageCountedTwice, CreditOverdrawn,
            InvalidOptions,
        ];
    }
}
