using System.Reflection;
using Monetize.GenerateCurrencies;
using Monetize.TestSupport;

namespace Monetize.Tests.Monetary;

public sealed class CurrencyTableTests
{
    private static readonly string Source = Read(CurrencyTableWriter.SourceName);

    [Fact]
    public void Write_CheckedInTable_GivesTheCheckedInFile() =>
        (CurrencyTableWriter.Write(Source) == Read(CurrencyTableWriter.TargetName)).Should().BeTrue(
            "after an edit of the table, run: dotnet run --project eng/GenerateCurrencies");

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Write_UnderOtherCulture_GivesTheSameFile(string culture)
    {
        var expected = CurrencyTableWriter.Write(Source);
        using var _ = new UnderCulture(culture);
        CurrencyTableWriter.Write(Source).Should().Be(expected);
    }

    [Theory]
    [InlineData("USD,840,2,US Dollar")]
    [InlineData("USD,840,2,US Dollar,maybe")]
    [InlineData("USDX,840,2,US Dollar,no")]
    [InlineData("USD,84,2,US Dollar,no")]
    [InlineData("USD,840,22,US Dollar,no")]
    public void Write_BrokenLine_IsRefused(string line)
    {
        var write = () => CurrencyTableWriter.Write($"# edition\ncode,numeric,minor_units,name,withdrawn\n{line}\n");

        write.Should().Throw<FormatException>().WithMessage($"*{line}*");
    }

    [Fact]
    public void Source_FirstLine_TellsPublicationAndAmendment() =>
        Source.Should().MatchRegex(@"\A# Source: ISO 4217, published \d{4}-\d{2}-\d{2}, amendment \d+\n");

    [Fact]
    public void All_Table_HasEachLineOnce()
    {
        var lines = Source.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Skip(1);

        var written = Currency.All.Select(currency => string.Join(
            ',', currency.Code, currency.NumericCode, currency.MinorUnits?.ToString("D", null), currency.Name,
            currency.IsWithdrawn ? "yes" : "no"));

        written.Should().BeEquivalentTo(lines);
        Currency.All.Select(currency => currency.Code).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Properties_OfTheType_OneForEachCurrency()
    {
        var properties = typeof(Currency).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(Currency)).ToList();

        properties.Select(property => (Currency)property.GetValue(null)!).Should().BeEquivalentTo(Currency.All);
        properties.Where(property => property.Name != "Lek")
            .Should().OnlyContain(property => string.Equals(
                property.Name, property.GetValue(null)!.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void NumericCodes_OfCurrentCurrencies_AreUnique() =>
        Currency.All.Where(currency => !currency.IsWithdrawn).Select(currency => currency.NumericCode)
            .Should().OnlyHaveUniqueItems();

    private static string Read(string name) =>
        File.ReadAllText(Repository.PathTo("src", "Monetize.Core", "Monetary", name));
}
