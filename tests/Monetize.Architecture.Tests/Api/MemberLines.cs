using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Monetize.Architecture.Tests.Api;

/// <summary>One line for each member of a type that other assemblies can see.</summary>
internal static class MemberLines
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The members that the type itself declares, in no order.</summary>
    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum) return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(OfEnum);
        return type.GetFields(Declared).Where(IsVisible).Select(OfField)
            .Concat(type.GetConstructors(Declared).Where(IsVisible).Select(OfConstructor))
            .Concat(type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)).Select(OfProperty))
            .Concat(type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)).Select(OfEvent))
            .Concat(type.GetMethods(Declared).Where(IsVisible).Where(IsMethod).Select(OfMethod));
    }

    /// <summary>Parameters as they are written between brackets.</summary>
    public static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")
        + string.Join(", ", method.GetParameters().Select(Parameter));

    /// <summary>The type of a result.</summary>
    public static string Result(MethodInfo method)
    {
        var by = !method.ReturnType.IsByRef ? "" : IsReadOnly(method.ReturnParameter) ? "ref readonly " : "ref ";
        var notes = Notes.Attributes(method.ReturnParameter.CustomAttributes, "return: ");
        return notes + by + TypeNames.Of(method.ReturnType, NullableFlags.Of(method.ReturnParameter));
    }

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    /// <summary>What the compiler adds to every record says nothing beside the word record.</summary>
    private static bool IsVisible(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && (!method.IsDefined(typeof(CompilerGeneratedAttribute)) || IsAccessor(method));

    private static bool IsAccessor(MethodBase method) =>
        method.IsSpecialName
        && method.Name is not (".ctor" or "get_EqualityContract" or "op_Equality" or "op_Inequality");

    private static bool IsMethod(MethodInfo method) =>
        !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsReadOnly(ParameterInfo parameter) =>
        parameter.CustomAttributes.Any(attribute => attribute.AttributeType == typeof(IsReadOnlyAttribute));

    private static string OfEnum(FieldInfo field) =>
        $"{Notes.Attributes(field.CustomAttributes)}{field.Name} = "
        + $"{Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";

    private static string Modifiers(MethodBase method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.IsStatic) return $"{access}static {(method.IsAbstract ? "abstract " : "")}";
        if (method.DeclaringType!.IsInterface || !method.IsVirtual) return access;
        var isNew = method is not MethodInfo info || info.GetBaseDefinition() == info;
        if (isNew) return method.IsAbstract ? $"{access}abstract " : method.IsFinal ? access : $"{access}virtual ";
        return $"{access}{(method.IsFinal ? "sealed " : method.IsAbstract ? "abstract " : "")}override ";
    }

    private static string OfField(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const "
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}";
        var value = field.IsLiteral ? $" = {Notes.Value(field.GetRawConstantValue(), field.FieldType)}" : "";
        var required = field.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return Notes.Attributes(field.CustomAttributes) + (field.IsPublic ? "" : "protected ") + required + kind
            + $"{TypeNames.Of(field.FieldType, NullableFlags.Of(field))} {field.Name}{value}";
    }

    private static string OfConstructor(ConstructorInfo constructor) =>
        $"{Notes.Attributes(constructor.CustomAttributes)}{Modifiers(constructor)}"
        + $"{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})";

    private static string OfProperty(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
        var first = accessors.Find(accessor => accessor.IsPublic) ?? accessors[0];
        var index = string.Join(", ", property.GetIndexParameters().Select(Parameter));
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var by = !property.PropertyType.IsByRef ? "" : IsReadOnly(first.ReturnParameter) ? "ref readonly " : "ref ";
        return $"{Notes.Attributes(property.CustomAttributes)}{Modifiers(first)}{required}{by}"
            + $"{TypeNames.Of(property.PropertyType, NullableFlags.Of(property))} "
            + (index.Length == 0 ? property.Name : $"this[{index}]")
            + $" {{ {string.Concat(accessors.Select(accessor => $"{Accessor(accessor, first)}; "))}}}";
    }

    private static string Accessor(MethodInfo accessor, MethodInfo first)
    {
        var access = first.IsPublic && !accessor.IsPublic ? "protected " : "";
        if (accessor.Name.StartsWith("get_", StringComparison.Ordinal)) return $"{access}get";
        var isInit = accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return access + (isInit ? "init" : "set");
    }

    private static string OfEvent(EventInfo member)
    {
        return $"{Notes.Attributes(member.CustomAttributes)}{Modifiers(member.AddMethod!)}event "
            + $"{TypeNames.Of(member.EventHandlerType!, NullableFlags.Of(member))} {member.Name}";
    }

    private static string OfMethod(MethodInfo method)
    {
        var generic = method.GetGenericArguments();
        var parameters = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(type => type.Name))}>";
        return $"{Notes.Attributes(method.CustomAttributes)}{Modifiers(method)}{Result(method)} "
            + $"{method.Name}{parameters}({Parameters(method)}){Notes.Constraints(generic)}";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var by = parameter switch
        {
            { ParameterType.IsByRef: true, IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute))
                || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };
        var value = parameter.HasDefaultValue
            ? $" = {Notes.Value(parameter.RawDefaultValue, parameter.ParameterType)}"
            : "";
        return Notes.Attributes(parameter.CustomAttributes) + by
            + $"{TypeNames.Of(parameter.ParameterType, NullableFlags.Of(parameter))} {parameter.Name}{value}";
    }
}
