namespace Monetize.Browser.Tests.Layouts;

/// <summary>What an invoice is read on. Pixels of CSS, 96 to the inch; of paper what its margins leave.</summary>
public sealed record Medium(string Name, int Width, int Height, bool IsPaper = false)
{
    public static readonly Medium Desktop = new("Desktop", 1280, 800);
    public static readonly Medium Phone = new("Phone", 390, 844);

    // 210 x 297 mm and 8.5 x 11 in, less 14 mm left and right and 16 mm above and below.
    public static readonly Medium A4 = new("A4", 687, 1001, IsPaper: true);
    public static readonly Medium Letter = new("Letter", 710, 935, IsPaper: true);

    public static IReadOnlyList<Medium> All { get; } = [Desktop, Phone, A4, Letter];

    public static Medium Of(string name) => All.Single(medium => medium.Name == name);
}
