using System.Reflection.Emit;

namespace Monetize.Architecture.Tests.Reading;

/// <summary>One instruction of a method body.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Operand">A token, a constant or the number of a local or argument; 0 without one.</param>
internal readonly record struct Instruction(OpCode Code, long Operand)
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>Whether the operand is a token of metadata other than a string.</summary>
    public bool HasToken => Code.OperandType
        is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok;

    /// <summary>Reads a method body from its first instruction to its last.</summary>
    public static IEnumerable<Instruction> Read(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            int value = body[at++];
            if (value == 0xFE) value = 0xFE00 | body[at++];
            var code = Codes[value];
            var size = SizeOf(code.OperandType, body, at);
            yield return new Instruction(code, Number(body.AsSpan(at, size), code.OperandType));
            at += size;
        }
    }

    private static int SizeOf(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };

    private static long Number(ReadOnlySpan<byte> bytes, OperandType operand) => (operand, bytes.Length) switch
    {
        (OperandType.InlineSwitch, _) or (_, 0) => 0,
        (_, 1) => (sbyte)bytes[0],
        (_, 2) => BitConverter.ToInt16(bytes),
        (_, 8) => BitConverter.ToInt64(bytes),
        _ => BitConverter.ToInt32(bytes),
    };
}
