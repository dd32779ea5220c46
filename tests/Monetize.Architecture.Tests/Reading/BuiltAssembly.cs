using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Monetize.Architecture.Tests.Reading;

/// <summary>A built assembly and what its instructions say.</summary>
internal sealed class BuiltAssembly
{
    private BuiltAssembly(
        Assembly loaded,
        Dictionary<string, SortedSet<string>> folders,
        ImmutableArray<Use> uses,
        RecordPrinters printers)
    {
        Loaded = loaded;
        Folders = folders;
        Uses = uses;
        Printers = printers;
    }

    /// <summary>The assembly, loaded.</summary>
    public Assembly Loaded { get; }

    /// <summary>The source folders of each outermost type, by full name.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Folders { get; }

    /// <summary>Every use of a type or member, in the order of the instructions of each method.</summary>
    public ImmutableArray<Use> Uses { get; }

    /// <summary>Which records print by what the compiler wrote.</summary>
    public RecordPrinters Printers { get; }

    /// <summary>Reads an assembly and the PDB that lies beside it.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="sourceRoot">The folder whose folders are the features, such as <c>src/Monetize.Core</c>.</param>
    public static BuiltAssembly Read(Assembly assembly, string sourceRoot)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(
            File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        var metadata = image.GetMetadataReader();
        var folders = SourceFolders.Read(metadata, symbols.GetMetadataReader(), sourceRoot);
        var uses = new AssemblyWalk(image, metadata, folders).Uses().ToImmutableArray();
        return new BuiltAssembly(assembly, folders, uses, RecordPrinters.Read(metadata));
    }

    /// <summary>The folder of a type of this assembly; null for others and for what the compiler made up.</summary>
    public string? FolderOf(TypeShape type) =>
        Folders.TryGetValue(type.Outermost, out var folders) ? folders.FirstOrDefault() : null;
}
