using System.Text.RegularExpressions;
using Monetize.Architecture.Tests.Rules;

namespace Monetize.Architecture.Tests.Style;

/// <summary>The catalogue of error codes and the pages under <c>docs/rules</c> are one.</summary>
internal static partial class CodePages
{
    public const string Rule = "error codes";

    /// <summary>Whether the codes are well formed, unique and in order.</summary>
    /// <param name="ids">The ids as the catalogue lists them.</param>
    public static IEnumerable<Finding> Disorder(IReadOnlyList<string> ids)
    {
        foreach (var id in ids.Where(id => !Id().IsMatch(id))) yield return new(Rule, id, "is not MON and four digits");
        foreach (var id in ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            yield return new(Rule, id, "is listed more than once");
        }

        foreach (var (first, second) in ids.Zip(ids.Skip(1)))
        {
            if (string.CompareOrdinal(first, second) > 0) yield return new(Rule, second, $"stands after {first}");
        }
    }

    /// <summary>Codes that the catalogue declares and does not list, or lists and does not declare.</summary>
    public static IEnumerable<Finding> Unlisted(
        IReadOnlyCollection<string> declared, IReadOnlyCollection<string> listed) =>
        declared.Except(listed).Select(id => new Finding(Rule, id, "is a field and not in All"))
            .Concat(listed.Except(declared).Select(id => new Finding(Rule, id, "is in All and not a field")));

    /// <summary>Codes without a page, pages without a code, and pages with another heading than the title.</summary>
    /// <param name="titles">The title of each code, by id.</param>
    /// <param name="pages">The files under <c>docs/rules</c>.</param>
    public static IEnumerable<Finding> Mismatch(
        IReadOnlyDictionary<string, string> titles, IEnumerable<SourceFile> pages)
    {
        var headings = pages.Where(page => !page.Path.EndsWith("/README.md", StringComparison.Ordinal))
            .ToDictionary(page => Path.GetFileNameWithoutExtension(page.Path), page => page.Lines[0]);
        foreach (var (id, title) in titles)
        {
            var heading = $"# {id}: {title}";
            if (!headings.TryGetValue(id, out var found)) yield return new(Rule, id, $"has no page docs/rules/{id}.md");
            else if (found != heading) yield return new(Rule, id, $"its page begins '{found}' and not '{heading}'");
        }

        foreach (var page in headings.Keys.Except(titles.Keys))
        {
            yield return new(Rule, page, "is a page without a code");
        }
    }

    [GeneratedRegex("^MON[0-9]{4}$")]
    private static partial Regex Id();
}
