using System.Buffers.Binary;
using StarMiner.Compiler.Emit;

namespace StarMiner.Compiler.Artifacts;

/// <summary>One instruction of a script. A length prefix is not part of the operand.</summary>
public readonly record struct ScriptInstruction(int Address, OpCode Code, ReadOnlyMemory<byte> Operand, int Size);

/// <summary>Splits a script into its instructions.</summary>
public static class ScriptReader
{
    public static IEnumerable<ScriptInstruction> Read(ReadOnlyMemory<byte> script)
    {
        int address = 0;
        while (address < script.Length)
        {
            ScriptInstruction instruction = At(script, address);
            yield return instruction;
            address += instruction.Size;
        }
    }

    static ScriptInstruction At(ReadOnlyMemory<byte> script, int address)
    {
        var code = (OpCode)script.Span[address];
        if (!Enum.IsDefined(code))
            throw new InvalidDataException($"There is no instruction {script.Span[address]:x2}, at {address}");
        ReadOnlyMemory<byte> rest = script[(address + 1)..];
        int prefix = PrefixBytes(code);
        if (rest.Length < prefix)
            throw new InvalidDataException($"The script ends within the {code} at {address}");
        int length = prefix == 0 ? OperandBytes(code) : Length(rest.Span[..prefix]);
        if (length < 0 || length > rest.Length - prefix)
            throw new InvalidDataException($"The script ends within the {code} at {address}");
        return new ScriptInstruction(address, code, rest.Slice(prefix, length), 1 + prefix + length);
    }

    static int PrefixBytes(OpCode code) => code switch
    {
        OpCode.PUSHDATA1 => 1,
        OpCode.PUSHDATA2 => 2,
        OpCode.PUSHDATA4 => 4,
        _ => 0,
    };

    static int Length(ReadOnlySpan<byte> prefix) => prefix.Length switch
    {
        1 => prefix[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(prefix),
        _ => BinaryPrimitives.ReadInt32LittleEndian(prefix),
    };

    static int OperandBytes(OpCode code) => code switch
    {
        OpCode.PUSHINT8 or OpCode.INITSSLOT or OpCode.NEWARRAY_T or OpCode.ISTYPE or OpCode.CONVERT or OpCode.ENDTRY => 1,
        OpCode.PUSHINT16 or OpCode.INITSLOT or OpCode.TRY or OpCode.CALLT => 2,
        OpCode.PUSHINT32 or OpCode.PUSHA or OpCode.SYSCALL or OpCode.ENDTRY_L => 4,
        OpCode.PUSHINT64 or OpCode.TRY_L => 8,
        OpCode.PUSHINT128 => 16,
        OpCode.PUSHINT256 => 32,
        OpCode.LDSFLD or OpCode.STSFLD or OpCode.LDLOC or OpCode.STLOC or OpCode.LDARG or OpCode.STARG => 1,
        // JMP to CALL_L alternate between short and long.
        >= OpCode.JMP and <= OpCode.CALL_L => (code - OpCode.JMP) % 2 == 0 ? 1 : 4,
        _ => 0,
    };
}
