using System.Globalization;
using System.Text;

/// <summary>What was invoiced of each month, as bars in the terminal and as a picture.</summary>
public static class RevenueChart
{
    private const int Width = 48;

    public static IEnumerable<string> Lines(IReadOnlyDictionary<DateOnly, decimal> months)
    {
        var most = months.Values.Max();
        foreach (var (month, revenue) in months)
        {
            var bar = new string('█', (int)Math.Round(revenue / most * Width));
            yield return string.Create(CultureInfo.InvariantCulture, $"  {month:MMM yyyy}  {revenue,12:N2}  {bar}");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"  {"year",-8}  {months.Values.Sum(),12:N2}");
    }

    public static string Svg(IReadOnlyDictionary<DateOnly, decimal> months)
    {
        const int Step = 56;
        const int Height = 240;
        var most = months.Values.Max();
        var width = 20 + (months.Count * Step);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {Height + 60}" role="img">
            <title>Invoiced by month, USD</title>
            <rect width="100%" height="100%" fill="#fff"/>
            <g font-family="system-ui, sans-serif" font-size="11" text-anchor="middle" fill="#333">

            """);
        var x = 20;
        foreach (var (month, revenue) in months)
        {
            var height = Math.Round(revenue / most * Height);
            var (top, middle) = (20 + Height - height, x + 20);
            svg.Append(CultureInfo.InvariantCulture, $"""
                <rect x="{x}" y="{top}" width="40" height="{height}" fill="#2563eb"/>
                <text x="{middle}" y="{top - 6}">{revenue:N0}</text>
                <text x="{middle}" y="{Height + 40}">{month:MMM yy}</text>

                """);
            x += Step;
        }

        return svg.Append("</g>\n</svg>\n").ToString().ReplaceLineEndings("\n");
    }
}
