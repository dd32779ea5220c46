using System.Globalization;
using System.Reflection.Metadata;

namespace Monetize.Architecture.Tests.Reading;

/// <summary>What the simple instructions of a method leave on the stack: arguments, locals, whole numbers.</summary>
internal sealed class PlainValues
{
    private readonly IReadOnlyList<TypeShape> _arguments;
    private readonly IReadOnlyList<TypeShape> _locals;

    public PlainValues(MethodSignature<TypeShape> signature, TypeShape self, IReadOnlyList<TypeShape> locals)
    {
        _arguments = signature.Header.IsInstance ? [self, .. signature.ParameterTypes] : signature.ParameterTypes;
        _locals = locals;
    }

    /// <summary>The type that an instruction pushes, where it loads an argument or a local.</summary>
    public TypeShape? TypeOf(Instruction instruction)
    {
        var name = instruction.Code.Name!;
        if (name.StartsWith("ldarg", StringComparison.Ordinal)) return At(_arguments, instruction, name);
        return name.StartsWith("ldloc", StringComparison.Ordinal) ? At(_locals, instruction, name) : null;
    }

    /// <summary>The index of the local that an instruction stores to or loads from; null for any other.</summary>
    public static long? LocalOf(Instruction instruction)
    {
        var name = instruction.Code.Name!;
        if (!name.StartsWith("stloc", StringComparison.Ordinal) && !name.StartsWith("ldloc", StringComparison.Ordinal))
        {
            return null;
        }

        return name.StartsWith("ldloca", StringComparison.Ordinal) ? null : Suffix(name) ?? instruction.Operand;
    }

    /// <summary>The whole number that an instruction pushes.</summary>
    public static long? NumberOf(Instruction instruction)
    {
        var name = instruction.Code.Name!;
        if (!name.StartsWith("ldc.i4", StringComparison.Ordinal)) return null;
        return name == "ldc.i4.m1" ? -1 : Suffix(name) ?? instruction.Operand;
    }

    private static TypeShape? At(IReadOnlyList<TypeShape> values, Instruction instruction, string name)
    {
        var index = Suffix(name) ?? instruction.Operand;
        return index >= 0 && index < values.Count ? values[(int)index] : null;
    }

    /// <summary>The 2 of <c>ldloc.2</c>.</summary>
    private static long? Suffix(string name) =>
        int.TryParse(name[(name.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture, out var number) ? number : null;
}
