using Monetize.Errors;
using Monetize.TestSupport;

namespace Monetize.Tests.Catalogs;

/// <summary>A file under <c>Invalid</c> with the faults that it must give, one <c>CODE path</c> a line.</summary>
internal static class InvalidFixture
{
    private static string Folder => Repository.PathTo("tests", "Monetize.Core.Tests", "Catalogs", "Invalid");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json")
        .Select(Path.GetFileNameWithoutExtension)
        .OfType<string>()
        .Order(StringComparer.Ordinal);

    public static byte[] Document(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

    public static string[] Expected(string name) => File.ReadAllLines(Path.Combine(Folder, name + ".expected"));

    public static IEnumerable<string> Lines(IEnumerable<Fault> faults) =>
        faults.Select(fault => fault.Code.Id + " " + fault.Path);
}
