using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Monetize.Architecture.Tests.Reading;

/// <summary>Goes through all types of an assembly: declarations, signatures, attributes and method bodies.</summary>
internal sealed class AssemblyWalk
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly Dictionary<string, SortedSet<string>> _folders;

    public AssemblyWalk(PEReader image, MetadataReader metadata, Dictionary<string, SortedSet<string>> folders)
    {
        _image = image;
        _metadata = metadata;
        _folders = folders;
    }

    /// <summary>Every use, type by type and method by method.</summary>
    public IEnumerable<Use> Uses() => _metadata.TypeDefinitions.SelectMany(OfType);

    private IEnumerable<Use> OfType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var name = TypeShapes.NameOf(_metadata, handle);
        var folder = _folders[name.Split('+')[0]].FirstOrDefault();
        if (folder is null) return [];

        var at = new Place(folder, name, "", RecordPrinters.IsGenerated(_metadata, type.GetCustomAttributes()));
        IEnumerable<TypeShape> declared = [
            .. type.BaseType.IsNil ? [] : new[] { Shape(type.BaseType) },
            .. type.GetInterfaceImplementations().Select(i => Shape(_metadata.GetInterfaceImplementation(i).Interface)),
            .. Constraints(type.GetGenericParameters()),
            .. Attributes(type.GetCustomAttributes()),
            .. type.GetProperties()
                .SelectMany(p => Attributes(_metadata.GetPropertyDefinition(p).GetCustomAttributes())),
        ];
        return Mentions(at, declared)
            .Concat(type.GetFields().SelectMany(field => OfField(at, field)))
            .Concat(type.GetMethods().SelectMany(method => OfMethod(at, method)));
    }

    private IEnumerable<Use> OfField(Place type, FieldDefinitionHandle handle)
    {
        var field = _metadata.GetFieldDefinition(handle);
        var at = type with { Member = _metadata.GetString(field.Name) };
        var shape = field.DecodeSignature(TypeShapes.Provider, TypeArguments.Unknown);
        return Mentions(at, [shape, .. Attributes(field.GetCustomAttributes())]);
    }

    private IEnumerable<Use> OfMethod(Place type, MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        var at = type with
        {
            Member = _metadata.GetString(method.Name),
            Generated = type.Generated || RecordPrinters.IsGenerated(_metadata, method.GetCustomAttributes()),
        };
        var known = new TypeArguments([], [.. method.GetGenericParameters().Select(Bound)]);
        var signature = method.DecodeSignature(TypeShapes.Provider, known);
        IEnumerable<TypeShape> declared = [
            signature.ReturnType, .. signature.ParameterTypes,
            .. Constraints(method.GetGenericParameters()),
            .. Attributes(method.GetCustomAttributes()),
            .. method.GetParameters().SelectMany(p => Attributes(_metadata.GetParameter(p).GetCustomAttributes())),
        ];
        var mentioned = Mentions(at, declared);
        if (method.RelativeVirtualAddress == 0) return mentioned;

        var body = _image.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil
            ? []
            : _metadata.GetStandaloneSignature(body.LocalSignature)
                .DecodeLocalSignature(TypeShapes.Provider, known);
        var caught = body.ExceptionRegions.Where(region => !region.CatchType.IsNil).Select(r => Shape(r.CatchType));
        var values = new PlainValues(signature, new TypeShape(type.Type), locals);
        return mentioned.Concat(Mentions(at, locals)).Concat(Mentions(at, caught))
            .Concat(new BodyWalk(_metadata, at, values, known).Uses(body.GetILBytes()!));
    }

    /// <summary>A type parameter that is some enum is as good as one: its name and number print the same anywhere.</summary>
    private TypeShape Bound(GenericParameterHandle handle, int index) =>
        _metadata.GetGenericParameter(handle).GetConstraints()
            .Select(constraint => Shape(_metadata.GetGenericParameterConstraint(constraint).Type))
            .FirstOrDefault(shape => shape.Name == "System.Enum") ?? new TypeShape($"!!{index}");

    private IEnumerable<TypeShape> Constraints(GenericParameterHandleCollection parameters) =>
        parameters.SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints())
            .Select(constraint => Shape(_metadata.GetGenericParameterConstraint(constraint).Type));

    private IEnumerable<TypeShape> Attributes(CustomAttributeHandleCollection attributes) =>
        attributes.Select(attribute => _metadata.GetCustomAttribute(attribute).Constructor).Select(constructor =>
            constructor.Kind == HandleKind.MethodDefinition
                ? Shape(_metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType())
                : Shape(_metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent));

    private TypeShape Shape(EntityHandle type) => TypeShapes.Of(_metadata, type);

    private static IEnumerable<Use> Mentions(Place at, IEnumerable<TypeShape> shapes) =>
        shapes.Select(shape => new Use(at, shape));
}
