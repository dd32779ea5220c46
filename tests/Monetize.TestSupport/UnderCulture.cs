using System.Globalization;

namespace Monetize.TestSupport;

/// <summary>
/// Makes a culture the current one until disposed: <c>using (new UnderCulture("de-DE")) …</c>. The listed ones write
/// numbers, letters and calendars unlike the invariant culture.
/// </summary>
public sealed class UnderCulture : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    /// <summary>Switches the culture of the running test.</summary>
    public UnderCulture(string name)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
    }

    /// <summary>A comma for the point; an i without a dot; a calendar, a point and a minus sign of its own.</summary>
    public static IReadOnlyList<string> Names { get; } = ["de-DE", "tr-TR", "fa-IR"];

    /// <summary>Switches back.</summary>
    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
