using System.Reflection.Metadata;

namespace Monetize.Architecture.Tests.Reading;

/// <summary>
/// Which records print by the <c>PrintMembers</c> that the compiler wrote. It is there also in a record which overrides
/// <c>ToString</c>; then nothing calls it, unless a record derived from it prints by default.
/// </summary>
internal sealed class RecordPrinters
{
    private readonly HashSet<string> _printing = new(StringComparer.Ordinal);

    private RecordPrinters()
    {
    }

    public static RecordPrinters Read(MetadataReader metadata)
    {
        var printers = new RecordPrinters();
        foreach (var handle in metadata.TypeDefinitions)
        {
            if (PrintsByDefault(metadata, handle)) printers.AddWithBases(metadata, handle);
        }

        return printers;
    }

    /// <summary>Whether a generated <c>PrintMembers</c> of this type is ever called.</summary>
    public bool Prints(string typeName) => _printing.Contains(typeName);

    /// <summary>Whether the compiler wrote a method or type.</summary>
    public static bool IsGenerated(MetadataReader metadata, CustomAttributeHandleCollection attributes) =>
        attributes.Select(handle => metadata.GetCustomAttribute(handle).Constructor)
            .Where(constructor => constructor.Kind == HandleKind.MemberReference)
            .Select(constructor => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent)
            .Any(parent => TypeShapes.Of(metadata, parent).Name
                == "System.Runtime.CompilerServices.CompilerGeneratedAttribute");

    private static bool PrintsByDefault(MetadataReader metadata, TypeDefinitionHandle type) =>
        metadata.GetTypeDefinition(type).GetMethods().Select(metadata.GetMethodDefinition).Any(method =>
            metadata.StringComparer.Equals(method.Name, "ToString")
            && IsGenerated(metadata, method.GetCustomAttributes()));

    private void AddWithBases(MetadataReader metadata, EntityHandle type)
    {
        while (type.Kind == HandleKind.TypeDefinition && !type.IsNil)
        {
            _printing.Add(TypeShapes.Of(metadata, type).Name);
            type = metadata.GetTypeDefinition((TypeDefinitionHandle)type).BaseType;
        }
    }
}
