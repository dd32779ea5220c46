using System.Globalization;

namespace Monetize.Tests.Rating;

/// <summary>Figures of test tables: an attribute takes no decimal, and a double would not be one.</summary>
internal static class Figures
{
    public static decimal Read(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
