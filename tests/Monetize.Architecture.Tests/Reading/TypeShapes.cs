using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Monetize.Architecture.Tests.Reading;

/// <summary>Turns the type encodings of metadata into <see cref="TypeShape"/>.</summary>
internal sealed class TypeShapes : ISignatureTypeProvider<TypeShape, TypeArguments>
{
    public static readonly TypeShapes Provider = new();

    /// <summary>The shape behind any handle to a type.</summary>
    public static TypeShape Of(MetadataReader metadata, EntityHandle type, TypeArguments? known = null) =>
        type.Kind switch
        {
            HandleKind.TypeDefinition => new TypeShape(NameOf(metadata, (TypeDefinitionHandle)type)),
            HandleKind.TypeReference => new TypeShape(NameOf(metadata, (TypeReferenceHandle)type)),
            HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)type)
                .DecodeSignature(Provider, known ?? TypeArguments.Unknown),
            _ => throw new BadImageFormatException($"A type was expected, and found {type.Kind}."),
        };

    /// <summary>The full name of a type of this assembly.</summary>
    public static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        var outer = type.GetDeclaringType();
        if (!outer.IsNil) return $"{NameOf(metadata, outer)}+{name}";
        return Qualified(metadata.GetString(type.Namespace), name);
    }

    public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Of(reader, handle);

    public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Of(reader, handle);

    public TypeShape GetTypeFromSpecification(
        MetadataReader reader, TypeArguments genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeShape GetGenericInstantiation(TypeShape genericType, ImmutableArray<TypeShape> typeArguments) =>
        new(genericType.Name, [.. typeArguments]);

    public TypeShape GetGenericTypeParameter(TypeArguments genericContext, int index) =>
        index < genericContext.OfType.Count ? genericContext.OfType[index] : new TypeShape($"!{index}");

    public TypeShape GetGenericMethodParameter(TypeArguments genericContext, int index) =>
        index < genericContext.OfMethod.Count ? genericContext.OfMethod[index] : new TypeShape($"!!{index}");

    public TypeShape GetFunctionPointerType(MethodSignature<TypeShape> signature) =>
        new("method*", [signature.ReturnType, .. signature.ParameterTypes]);

    public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) => new($"System.{typeCode}");

    public TypeShape GetSZArrayType(TypeShape elementType) => new("[]", elementType);

    public TypeShape GetArrayType(TypeShape elementType, ArrayShape shape) => new("[]", elementType);

    public TypeShape GetByReferenceType(TypeShape elementType) => new("&", elementType);

    public TypeShape GetPointerType(TypeShape elementType) => new("*", elementType);

    public TypeShape GetPinnedType(TypeShape elementType) => elementType;

    public TypeShape GetModifiedType(TypeShape modifier, TypeShape unmodifiedType, bool isRequired) => unmodifiedType;

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : Qualified(metadata.GetString(type.Namespace), name);
    }

    private static string Qualified(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
