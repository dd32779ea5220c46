using System.Reflection;

namespace Monetize.Architecture.Tests.Api;

/// <summary>
/// The question marks of one type, in the order in which the compiler writes them down: the type, then its parts.
/// NullabilityInfoContext answers whether a value may be null; of an open T it always says yes, so it cannot tell T
/// from T?.
/// </summary>
internal sealed class NullableFlags
{
    private const byte Annotated = 2;

    private readonly byte[] _flags;
    private int _next;

    private NullableFlags(byte[] flags) => _flags = flags;

    /// <summary>Of a place that has none, such as a base type.</summary>
    public static NullableFlags None => new([0]);

    /// <summary>Of a parameter or, as the parameter at position -1, of a result.</summary>
    public static NullableFlags Of(ParameterInfo parameter) => Read(parameter.CustomAttributes, parameter.Member);

    /// <summary>Of a field, property or event.</summary>
    public static NullableFlags Of(MemberInfo member) => Read(member.CustomAttributes, member);

    /// <summary>The mark of a type, and on to the next.</summary>
    public string Take(Type type)
    {
        if (type is { IsValueType: true, IsGenericType: false, IsGenericParameter: false }) return "";
        var flag = _flags.Length == 1 ? _flags[0] : _flags[_next++];
        return flag == Annotated && !(type.IsValueType && !type.IsGenericParameter) ? "?" : "";
    }

    private static NullableFlags Read(IEnumerable<CustomAttributeData> attributes, MemberInfo member)
    {
        if (Find(attributes, "NullableAttribute") is { } own) return new NullableFlags(own);
        for (var scope = member; scope is not null; scope = scope.DeclaringType)
        {
            if (Find(scope.CustomAttributes, "NullableContextAttribute") is { } flags) return new NullableFlags(flags);
        }

        return None;
    }

    private static byte[]? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(one => one.AttributeType.Name == name)?.ConstructorArguments[0].Value switch
        {
            byte one => [one],
            IReadOnlyCollection<CustomAttributeTypedArgument> many => [.. many.Select(flag => (byte)flag.Value!)],
            _ => null,
        };
}
