using System.Globalization;
using Monetize.TestSupport;

namespace Monetize.Tests.Monetary;

/// <summary>
/// The table against what others publish, as frozen copies under <c>Data</c>. Each known difference is listed, with the
/// reason; a difference that is not listed, and one listed that is none, fail alike.
/// </summary>
public sealed class CurrencySourcesTests
{
    /// <summary>Culture data gives the digits in daily use, where small coins have gone out of it.</summary>
    private static readonly string[] CultureIsWrong =
        ["AFN", "ALL", "IQD", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SOS", "SYP", "YER"];

    /// <summary>Assigned after the list of June 2024.</summary>
    private static readonly string[] NewSince2024 = ["XAD", "XCG"];

    /// <summary>Assigned after the Debian package was made.</summary>
    private static readonly string[] NewSinceIsoCodes = ["XAD", "XCG", "ZWG"];

    /// <summary>Codes without a minor unit, for which the list says 0.</summary>
    private static readonly string[] NoMinorUnit =
        ["XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"];

    [Fact]
    public void MinorUnits_AgainstRegionInfo_DifferInThirteen()
    {
        var rows = Data("region-info-icu-72.csv");

        var different = rows.Where(row => Currency.Of(row[0]).MinorUnits != Number(row[1])).Select(row => row[0]);

        rows.Should().HaveCountGreaterThan(150);
        different.Should().Equal(CultureIsWrong);
    }

    [Fact]
    public void MinorUnits_AgainstCurrencyCodes_DifferWhereThereAreNone()
    {
        var rows = Data("currency-codes-2.2.0.csv");

        rows.Where(row => Currency.Of(row[0]).MinorUnits != Number(row[2])).Select(row => row[0])
            .Should().Equal(NoMinorUnit);
        Currency.All.Where(currency => currency.MinorUnits is null).Select(currency => currency.Code)
            .Should().BeEquivalentTo(NoMinorUnit);
        rows.Where(row => Currency.Of(row[0]).NumericCode != row[1]).Should().BeEmpty();
    }

    [Fact]
    public void Codes_AgainstCurrencyCodes_DifferByTheAmendmentsSince()
    {
        var codes = Data("currency-codes-2.2.0.csv").Select(row => row[0]).ToList();
        var current = Currency.All.Where(currency => !currency.IsWithdrawn).Select(currency => currency.Code).ToList();

        current.Except(codes).Should().BeEquivalentTo(NewSince2024);
        codes.Except(current).Should().BeEquivalentTo("ANG", "BGN", "CUC");
    }

    [Fact]
    public void NumericCodes_AgainstIsoCodes_AllAgree()
    {
        var rows = Data("iso-codes-4.15.csv");
        var numbers = rows.ToDictionary(row => row[0], row => row[1]);

        Currency.All.Where(currency => numbers.TryGetValue(currency.Code, out var number)
            && number != currency.NumericCode).Should().BeEmpty();
        rows.Where(row => row[2] == "current").Select(row => row[0])
            .Except(Currency.All.Select(currency => currency.Code)).Should().BeEmpty();
    }

    [Fact]
    public void Codes_AgainstIsoCodes_MissNewOnesAndSomeWithdrawn()
    {
        var known = Data("iso-codes-4.15.csv").Select(row => row[0]);

        Currency.All.Select(currency => currency.Code).Except(known).Should().BeEquivalentTo(
            [.. NewSinceIsoCodes, "BYR", "CYP", "EEK", "LTL", "LVL", "MRO", "MTL", "STD", "TMM", "VEF", "ZMK", "ZWD"]);
    }

    private static List<string[]> Data(string name) =>
    [
        .. File.ReadLines(Repository.PathTo("tests", "Monetize.Core.Tests", "Monetary", "Data", name))
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')),
    ];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
