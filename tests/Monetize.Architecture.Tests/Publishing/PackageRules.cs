using System.IO.Compression;
using System.Xml.Linq;
using Monetize.Architecture.Tests.Rules;

namespace Monetize.Architecture.Tests.Publishing;

/// <summary>What a package of this repository brings along.</summary>
internal static class PackageRules
{
    public const string Rule = "package";

    /// <summary>What is missing in a package, or too much.</summary>
    /// <param name="package">The file as NuGet reads it.</param>
    /// <param name="id">The package's id.</param>
    public static IEnumerable<Finding> Find(ZipArchive package, string id)
    {
        foreach (var file in new[] { "README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" })
        {
            if (package.GetEntry(file) is null) yield return new(Rule, id, $"has no {file}");
        }

        using var stream = package.GetEntry($"{id}.nuspec")!.Open();
        var elements = XDocument.Load(stream).Descendants().ToList();
        var license = elements.Find(element => element.Name.LocalName == "license");
        if (license is not { Value: "Apache-2.0" } || license.Attribute("type")?.Value != "expression")
        {
            yield return new(Rule, id, "has no licence expression Apache-2.0");
        }

        if (elements.Find(element => element.Name.LocalName == "readme")?.Value != "README.md")
        {
            yield return new(Rule, id, "does not name README.md");
        }

        foreach (var dependency in elements.Where(element => element.Name.LocalName == "dependency"))
        {
            var name = dependency.Attribute("id")!.Value;
            if (!IsAbstraction(name) && name != "Monetize.Core") yield return new(Rule, id, $"depends on {name}");
        }
    }

    private static bool IsAbstraction(string name) =>
        name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        && (name.EndsWith(".Abstractions", StringComparison.Ordinal) || name == "Microsoft.Extensions.Options");
}
