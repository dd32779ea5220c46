using Monetize.Architecture.Tests.Reading;

namespace Monetize.Architecture.Tests.Rules;

/// <summary>Dependencies between folders point one way, and the pure ones never at the shell.</summary>
internal static class FolderDirection
{
    public const string Rule = "direction";
    public const string Placement = "placement";

    /// <summary>Every type is written in exactly one folder, and the folder is a known one.</summary>
    public static IEnumerable<Finding> Misplaced(BuiltAssembly assembly)
    {
        foreach (var (type, folders) in assembly.Folders)
        {
            if (folders.Count > 1) yield return new(Placement, type, $"is spread over {string.Join(", ", folders)}");
            foreach (var folder in folders.Except(Folders.Pure).Except(Folders.Shell))
            {
                yield return new(Placement, type, $"'{folder}' is not among the folders known as pure or as shell");
            }
        }
    }

    /// <summary>Uses that point the wrong way.</summary>
    public static IEnumerable<Finding> Find(BuiltAssembly assembly) =>
        from use in assembly.Uses
        where Folders.IsPure(use.At.Folder)
        from type in use.Mentioned
        let target = assembly.FolderOf(type)
        where target is not null && !MayUse(use.At.Folder, target)
        select new Finding(Rule, use.At.ToString(), $"{use.At.Folder} uses {type.Name} of {target}");

    private static bool MayUse(string folder, string target) =>
        Array.IndexOf(Folders.Pure, target) is >= 0 and var rank && rank <= Array.IndexOf(Folders.Pure, folder);
}
