namespace Monetize.Cli.Reports;

/// <summary>A column of a list.</summary>
/// <param name="Name">Its name for programs, such as <c>next_due</c>.</param>
/// <param name="IsRight">Whether it is aligned right for people, as numbers are.</param>
internal readonly record struct ListColumn(string Name, bool IsRight = false)
{
    /// <summary>Its name for people, with a mark where it is aligned right.</summary>
    public string Title
    {
        get
        {
            var words = Name.Replace('_', ' ');
            return $"{(IsRight ? ">" : "")}{char.ToUpperInvariant(words[0])}{words[1..]}";
        }
    }

    public override string ToString() => Name;
}
