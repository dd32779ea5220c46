using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Monetize.Architecture.Tests.Reading;

/// <summary>Goes through the instructions of one method.</summary>
internal sealed class BodyWalk
{
    private readonly MetadataReader _metadata;
    private readonly Place _at;
    private readonly PlainValues _values;
    private readonly TypeArguments _known;

    public BodyWalk(MetadataReader metadata, Place at, PlainValues values, TypeArguments known)
    {
        _known = known;
        _metadata = metadata;
        _at = at;
        _values = values;
    }

    /// <summary>What the instructions use, in their order.</summary>
    public IEnumerable<Use> Uses(byte[] body)
    {
        TypeShape? before = null, constrained = null;
        long? number = null;
        var nulls = new NullTrace();
        foreach (var instruction in Instruction.Read(body))
        {
            var name = instruction.Code.Name!;
            if (!instruction.HasToken)
            {
                if (IsFloating(name)) yield return new Use(_at, new TypeShape("System.Double"));
                before = _values.TypeOf(instruction);
                number = PlainValues.NumberOf(instruction);
                nulls.Pass(instruction);
                continue;
            }

            var use = OfToken(MetadataTokens.EntityHandle((int)instruction.Operand));
            yield return use with
            {
                Before = before,
                NumberBefore = number,
                NullBefore = nulls.IsNull,
                NullCulture = nulls.IsBehindNull,
                Constrained = constrained,
            };

            // The prefix stands between a value and the call on it, and changes nothing on the stack.
            constrained = name == "constrained." ? use.Type : null;
            if (constrained is not null) continue;
            before = name is "box" or "newobj" ? use.Type : use.Result;
            number = null;
            nulls.Pass(use);
        }
    }

    private static bool IsFloating(string instruction) => instruction
        is "conv.r4" or "conv.r8" or "conv.r.un" or "ldc.r4" or "ldc.r8"
        or "ldind.r4" or "ldind.r8" or "stind.r4" or "stind.r8"
        or "ldelem.r4" or "ldelem.r8" or "stelem.r4" or "stelem.r8";

    private Use OfToken(EntityHandle token) => token.Kind switch
    {
        HandleKind.MethodDefinition => OfMethod((MethodDefinitionHandle)token, []),
        HandleKind.FieldDefinition => OfField((FieldDefinitionHandle)token),
        HandleKind.MemberReference => OfMember((MemberReferenceHandle)token, []),
        HandleKind.MethodSpecification => OfGeneric((MethodSpecificationHandle)token),
        _ => new Use(_at, TypeShapes.Of(_metadata, token, _known)),
    };

    private Use OfGeneric(MethodSpecificationHandle handle)
    {
        var specification = _metadata.GetMethodSpecification(handle);
        var arguments = specification.DecodeSignature(TypeShapes.Provider, _known);
        return specification.Method.Kind == HandleKind.MethodDefinition
            ? OfMethod((MethodDefinitionHandle)specification.Method, arguments)
            : OfMember((MemberReferenceHandle)specification.Method, arguments);
    }

    private Use OfMethod(MethodDefinitionHandle handle, IReadOnlyList<TypeShape> arguments)
    {
        var method = _metadata.GetMethodDefinition(handle);
        var type = TypeShapes.Of(_metadata, method.GetDeclaringType());
        var signature = method.DecodeSignature(TypeShapes.Provider, new TypeArguments([], arguments));
        return OfSignature(type, _metadata.GetString(method.Name), signature, arguments);
    }

    private Use OfField(FieldDefinitionHandle handle)
    {
        var field = _metadata.GetFieldDefinition(handle);
        return new Use(_at, TypeShapes.Of(_metadata, field.GetDeclaringType()))
        {
            Member = _metadata.GetString(field.Name),
            Result = field.DecodeSignature(TypeShapes.Provider, TypeArguments.Unknown),
        };
    }

    private Use OfMember(MemberReferenceHandle handle, IReadOnlyList<TypeShape> arguments)
    {
        var member = _metadata.GetMemberReference(handle);
        var type = TypeShapes.Of(_metadata, member.Parent, _known);
        var name = _metadata.GetString(member.Name);
        var context = new TypeArguments(type.Name == "[]" ? [] : type.Parts, arguments);
        return member.GetKind() == MemberReferenceKind.Field
            ? new Use(_at, type) { Member = name, Result = member.DecodeFieldSignature(TypeShapes.Provider, context) }
            : OfSignature(type, name, member.DecodeMethodSignature(TypeShapes.Provider, context), arguments);
    }

    private Use OfSignature(
        TypeShape type, string name, MethodSignature<TypeShape> signature, IReadOnlyList<TypeShape> arguments) =>
        new(_at, type)
        {
            Member = name,
            TypeArguments = arguments,
            Parameters = signature.ParameterTypes,
            Result = signature.ReturnType,
        };
}
