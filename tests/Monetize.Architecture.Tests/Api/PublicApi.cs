using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Monetize.Architecture.Tests.Api;

/// <summary>What an assembly offers to others, as text to be reviewed: a line for each type and each member.</summary>
internal static class PublicApi
{
    /// <summary>The public API of an assembly.</summary>
    public static string Dump(Assembly assembly) => Dump(assembly.GetExportedTypes());

    /// <summary>The public API of some types, in ordinal order.</summary>
    public static string Dump(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        var sorted = types.Where(type => !type.IsSpecialName)
            .OrderBy(type => type.Namespace, StringComparer.Ordinal)
            .ThenBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var space in sorted.GroupBy(type => type.Namespace))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space)
            {
                text.Append('\n').Append(Heading(type)).Append('\n');
                if (type.IsSubclassOf(typeof(Delegate))) continue;
                foreach (var line in MemberLines.Of(type).Order(StringComparer.Ordinal))
                {
                    text.Append("    ").Append(line).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Heading(Type type)
    {
        var notes = Notes.Attributes(type.CustomAttributes);
        var generic = type.GetGenericArguments();
        var name = TypeNames.Nested(type, new Queue<string>(generic.Select(Variant)));
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var call = type.GetMethod("Invoke")!;
            return $"{notes}delegate {MemberLines.Result(call)} {name}({MemberLines.Parameters(call)})"
                + Notes.Constraints(generic);
        }

        var bases = string.Join(", ", Bases(type));
        return $"{notes}{Kind(type)} {name}{(bases.Length == 0 ? "" : $" : {bases}")}{Notes.Constraints(generic)}";
    }

    private static string Variant(Type parameter) =>
        (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
        {
            GenericParameterAttributes.Covariant => $"out {parameter.Name}",
            GenericParameterAttributes.Contravariant => $"in {parameter.Name}",
            _ => parameter.Name,
        };

    private static string Kind(Type type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsInterface) return "interface";
        var word = IsRecord(type) ? "record" : "class";
        if (!type.IsValueType)
        {
            return (type.IsAbstract, type.IsSealed) switch
            {
                (true, true) => "static class",
                (true, false) => $"abstract {word}",
                (false, true) => $"sealed {word}",
                _ => word,
            };
        }

        var readOnly = type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "";
        return $"{readOnly}{(type.IsByRefLike ? "ref " : "")}{(IsRecord(type) ? "record " : "")}struct";
    }

    private static bool IsRecord(Type type) => type.GetMethod(
        "PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;

    /// <summary>The base type and the interfaces that no other of them brings along.</summary>
    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum && Enum.GetUnderlyingType(type) is var number)
        {
            return number == typeof(int) ? [] : [TypeNames.Of(number)];
        }

        var parent = type.BaseType is { } own && own != typeof(object) && own != typeof(ValueType) ? own : null;
        var all = type.GetInterfaces();
        var implied = all.SelectMany(one => one.GetInterfaces()).Concat(parent?.GetInterfaces() ?? []).ToHashSet();
        var equatable = typeof(IEquatable<>);
        return all.Where(one => !implied.Contains(one))
            .Where(one => !(IsRecord(type) && one.IsGenericType && one.GetGenericTypeDefinition() == equatable))
            .Select(TypeNames.Of)
            .Order(StringComparer.Ordinal)
            .Prepend(parent is null ? "" : TypeNames.Of(parent))
            .Where(name => name.Length > 0);
    }
}
