namespace Monetize.Catalogs;

/// <summary>
/// The limits of a catalog. They stand far above what price lists need and keep a broken file from costing much.
/// A catalog that exceeds one is refused with <c>MON1115</c>, a larger document with <c>MON1002</c>.
/// </summary>
public static class CatalogLimits
{
    /// <summary>Bytes of a catalog document: 16 MiB.</summary>
    public const int DocumentBytes = 16 * 1024 * 1024;

    /// <summary>Objects and lists inside each other in a catalog document.</summary>
    public const int DocumentDepth = 32;

    /// <summary>Faults that are listed, errors and warnings counted apart.</summary>
    public const int ListedFaults = 1_000;

    /// <summary>Services of a catalog.</summary>
    public const int Services = 10_000;

    /// <summary>Methods of a service.</summary>
    public const int MethodsPerService = 1_000;

    /// <summary>Meters that one method records.</summary>
    public const int MetersPerMethod = 100;

    /// <summary>Plans that one service names.</summary>
    public const int PlansPerService = 1_000;

    /// <summary>Meters of a catalog.</summary>
    public const int Meters = 10_000;

    /// <summary>Dimensions of a meter.</summary>
    public const int DimensionsPerMeter = 16;

    /// <summary>Plan versions of a catalog.</summary>
    public const int Plans = 10_000;

    /// <summary>Charges of a plan: as many as an invoice may have lines.</summary>
    public const int ChargesPerPlan = 250;

    /// <summary>Tiers of a price.</summary>
    public const int TiersPerPrice = 100;

    /// <summary>Cells of a matrix.</summary>
    public const int CellsPerPrice = 1_000;

    /// <summary>Features of a plan.</summary>
    public const int FeaturesPerPlan = 64;

    /// <summary>Characters of a key.</summary>
    public const int KeyLength = 100;

    /// <summary>Characters of a name, a description or a feature.</summary>
    public const int TextLength = 500;

    /// <summary>Days, weeks, months, quarters or years of a billing period.</summary>
    public const int PeriodCount = 1_000;

    /// <summary>Days of a trial: ten years.</summary>
    public const int TrialDays = 3_650;

    /// <summary>Digits at which a quantity transform rounds, on either side of the point.</summary>
    public const int TransformDigits = 28;
}
