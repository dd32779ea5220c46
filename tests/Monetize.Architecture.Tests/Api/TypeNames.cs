using System.Globalization;

namespace Monetize.Architecture.Tests.Api;

/// <summary>Types as C# writes them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>A type in a place without question marks, such as a base type.</summary>
    public static string Of(Type type) => Of(type, NullableFlags.None);

    /// <summary>A type with the question marks that its place gives it.</summary>
    public static string Of(Type type, NullableFlags flags)
    {
        if (type.IsByRef) return Of(type.GetElementType()!, flags);
        if (Nullable.GetUnderlyingType(type) is { } value) return $"{Of(value, flags)}?";
        if (type.IsPointer) return $"{Of(type.GetElementType()!, flags)}*";
        var mark = flags.Take(type);
        if (type.IsArray) return $"{Of(type.GetElementType()!, flags)}[]{mark}";
        if (Keywords.TryGetValue(type, out var keyword)) return keyword + mark;
        if (type.IsGenericParameter) return type.Name + mark;
        var arguments = type.GetGenericArguments().Select(argument => Of(argument, flags)).ToList();
        return type.Namespace == "System" && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)
            ? $"({string.Join(", ", arguments)})"
            : Nested(type, new Queue<string>(arguments)) + mark;
    }

    /// <summary>The name without arity, with those of the types that it is nested in.</summary>
    public static string Nested(Type type, Queue<string> arguments)
    {
        var outer = type.DeclaringType is { } declaring ? $"{Nested(declaring, arguments)}." : "";
        var name = type.Name.Split('`');
        if (name.Length == 1) return outer + name[0];
        var own = Enumerable.Range(0, int.Parse(name[1], CultureInfo.InvariantCulture))
            .Select(_ => arguments.Dequeue());
        return $"{outer}{name[0]}<{string.Join(", ", own)}>";
    }
}
