using System.Globalization;
using System.Reflection;

namespace Monetize.Architecture.Tests.Api;

/// <summary>Attributes, constants and constraints as C# writes them.</summary>
internal static class Notes
{
    private static readonly HashSet<string> Matter =
    [
        "ObsoleteAttribute", "FlagsAttribute", "ExperimentalAttribute", "EditorBrowsableAttribute",
        "CollectionBuilderAttribute", "RequiresUnreferencedCodeAttribute", "RequiresDynamicCodeAttribute",
        "SetsRequiredMembersAttribute", "MaybeNullAttribute", "MaybeNullWhenAttribute", "NotNullAttribute",
        "NotNullWhenAttribute", "NotNullIfNotNullAttribute", "AllowNullAttribute", "DisallowNullAttribute",
        "DoesNotReturnAttribute", "MemberNotNullAttribute", "MemberNotNullWhenAttribute",
        "OverloadResolutionPriorityAttribute", "CallerArgumentExpressionAttribute", "CallerMemberNameAttribute",
        "TupleElementNamesAttribute", "AttributeUsageAttribute",
    ];

    /// <summary>The attributes that a caller notices, each followed by a space.</summary>
    /// <param name="attributes">All attributes of a place.</param>
    /// <param name="target">What they stand on, where that is written: <c>return: </c>.</param>
    public static string Attributes(
        IEnumerable<CustomAttributeData> attributes, string target = "") => string.Concat(attributes
        .Where(attribute => Matter.Contains(attribute.AttributeType.Name))
        .Where(attribute => !IsOfCompiler(attribute))
        .Select(attribute => $"[{target}{attribute.AttributeType.Name[..^"Attribute".Length]}{Arguments(attribute)}] ")
        .Order(StringComparer.Ordinal));

    /// <summary>A default or constant value.</summary>
    public static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        char letter => $"'{letter}'",
        bool truth => truth ? "true" : "false",
        _ when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
        decimal number => $"{number.ToString(CultureInfo.InvariantCulture)}m",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The <c>where</c> clauses of type parameters, each after a space.</summary>
    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(parameters.Select(Constraint));

    private static string Constraint(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isValue = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> parts = [];
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) parts.Add("class");
        if (isValue) parts.Add("struct");
        if (!isValue && IsNotNull(parameter)) parts.Add("notnull");
        parts.AddRange(parameter.GetGenericParameterConstraints()
            .Where(type => type != typeof(ValueType)).Select(TypeNames.Of).Order(StringComparer.Ordinal));
        if (!isValue && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    /// <summary>
    /// The compiler marks <c>notnull</c> with a nullable flag of 1 on a parameter without a class constraint.
    /// </summary>
    private static bool IsNotNull(Type parameter) =>
        parameter.GetGenericParameterConstraints().Length == 0
        && !parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)
        && parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "NullableAttribute"
            && attribute.ConstructorArguments[0].Value is (byte)1);

    /// <summary>
    /// The compiler marks types with required members, and ref structs, as obsolete for compilers of old.
    /// </summary>
    private static bool IsOfCompiler(CustomAttributeData attribute) =>
        attribute.AttributeType == typeof(ObsoleteAttribute)
        && attribute.ConstructorArguments is [{ Value: string text }, ..]
        && (text.Contains("required members", StringComparison.Ordinal)
            || text.Contains("embedded references", StringComparison.Ordinal));

    private static string Arguments(CustomAttributeData attribute)
    {
        var values = attribute.ConstructorArguments.Select(Argument)
            .Concat(attribute.NamedArguments.Select(named => $"{named.MemberName} = {Argument(named.TypedValue)}"));
        var list = string.Join(", ", values);
        return list.Length == 0 ? "" : $"({list})";
    }

    private static string Argument(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => $"typeof({TypeNames.Of(type)})",
        IEnumerable<CustomAttributeTypedArgument> list => $"[{string.Join(", ", list.Select(Argument))}]",
        var value => Value(value, argument.ArgumentType),
    };
}
