using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Monetize.Architecture.Tests.Reading;

/// <summary>
/// The folder in which each type is written, from the portable PDB. Namespaces cannot tell: what a user types most
/// lies in the root namespace, whatever its folder.
/// </summary>
internal static class SourceFolders
{
    /// <summary>Debug information on types without a line of code: the documents that declare them.</summary>
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>
    /// The folders of every outermost type below the source root; most have one, generated types have none.
    /// </summary>
    /// <param name="metadata">The assembly.</param>
    /// <param name="symbols">Its PDB.</param>
    /// <param name="sourceRoot">
    /// The project's folder such as <c>src/Monetize.Core</c>. What comes before it differs between machines, and
    /// deterministic builds write <c>/_/</c> there.
    /// </param>
    public static Dictionary<string, SortedSet<string>> Read(
        MetadataReader metadata, MetadataReader symbols, string sourceRoot)
    {
        var folders = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var outermost = TypeShapes.NameOf(metadata, handle).Split('+')[0];
            if (!folders.TryGetValue(outermost, out var known))
            {
                known = new SortedSet<string>(StringComparer.Ordinal);
                folders.Add(outermost, known);
            }

            foreach (var document in DocumentsOf(metadata, symbols, handle))
            {
                var path = symbols.GetString(symbols.GetDocument(document).Name);
                if (FolderBelow(sourceRoot, path) is { } folder) known.Add(folder);
            }
        }

        return folders;
    }

    /// <summary>The first folder of a path below the source root, empty directly in it, null outside of it.</summary>
    internal static string? FolderBelow(string sourceRoot, string path)
    {
        var parts = path.Replace('\\', '/');
        var start = parts.LastIndexOf($"/{sourceRoot}/", StringComparison.Ordinal);
        if (start < 0) return null;
        var below = parts[(start + sourceRoot.Length + 2)..];
        var end = below.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? "" : below[..end];
    }

    private static IEnumerable<DocumentHandle> DocumentsOf(
        MetadataReader metadata, MetadataReader symbols, TypeDefinitionHandle type)
    {
        foreach (var method in metadata.GetTypeDefinition(type).GetMethods())
        {
            var lines = symbols.GetMethodDebugInformation(method.ToDebugInformationHandle());
            foreach (var point in lines.GetSequencePoints())
            {
                yield return point.Document;
            }
        }

        foreach (var handle in symbols.GetCustomDebugInformation(type))
        {
            var information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != TypeDefinitionDocuments) continue;
            var rows = symbols.GetBlobReader(information.Value);
            while (rows.RemainingBytes > 0)
            {
                yield return MetadataTokens.DocumentHandle(rows.ReadCompressedInteger());
            }
        }
    }
}
