using System.Globalization;
using System.Numerics;
using System.Text;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Inspect;

namespace StarMiner.Compiler.Artifacts;

/// <summary>A script for people: address, instruction, what its operand means, and the source line it begins.</summary>
public static class Listing
{
    public static string Write(CompiledContract contract, SourcePaths paths) => Write(ScriptInfo.Of(contract, paths));

    /// <summary>All of it, each method under its own heading.</summary>
    public static string Write(ScriptInfo info)
    {
        var text = new StringBuilder();
        ILookup<int, ScriptMethod> starts = info.Methods.ToLookup(method => method.Start);
        foreach (ScriptInstruction instruction in ScriptReader.Read(info.Script))
        {
            foreach (ScriptMethod method in starts[instruction.Address])
                Head(text, method);
            string source = string.Join(", ", info.Sources[instruction.Address].Distinct());
            Line(text, Instruction(instruction, info.Tokens), source);
        }
        return text.ToString();
    }

    /// <summary>A script that nothing is known about but its method tokens.</summary>
    public static string Write(ReadOnlyMemory<byte> script, IReadOnlyList<MethodToken> tokens)
        => Write(new ScriptInfo(script, tokens, [], Array.Empty<LineMark>().ToLookup(_ => 0, _ => "")));

    static void Head(StringBuilder text, ScriptMethod method)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"; {method.Title}\n");
    }

    static void Line(StringBuilder text, string instruction, string source)
    {
        text.Append(source == "" ? instruction : $"{instruction,-60} ; {source}").Append('\n');
    }

    static string Instruction(ScriptInstruction instruction, IReadOnlyList<MethodToken> tokens)
        => string.Create(CultureInfo.InvariantCulture,
            $"{instruction.Address:D5}  {instruction.Code} {Operand(instruction, tokens)}").TrimEnd();

    static string Operand(ScriptInstruction instruction, IReadOnlyList<MethodToken> tokens)
    {
        ReadOnlySpan<byte> operand = instruction.Operand.Span;
        return instruction.Code switch
        {
            _ when operand.IsEmpty && instruction.Code is not OpCode.PUSHDATA1 => "",
            <= OpCode.PUSHINT256 => new BigInteger(operand).ToString(CultureInfo.InvariantCulture),
            OpCode.PUSHDATA1 or OpCode.PUSHDATA2 or OpCode.PUSHDATA4 => Data(operand),
            OpCode.SYSCALL => Syscalls.NameOf(operand),
            OpCode.CALLT => Token(tokens, (int)new BigInteger(operand, isUnsigned: true)),
            OpCode.TRY or OpCode.TRY_L => $"catch {Target(instruction, operand[..(operand.Length / 2)])}"
                + $" finally {Target(instruction, operand[(operand.Length / 2)..])}",
            OpCode.PUSHA or OpCode.ENDTRY or OpCode.ENDTRY_L or (>= OpCode.JMP and <= OpCode.CALL_L)
                => Target(instruction, operand),
            OpCode.ISTYPE or OpCode.CONVERT or OpCode.NEWARRAY_T => TypeName(operand[0]),
            _ => string.Join(' ', operand.ToArray()),
        };
    }

    /// <summary>An absolute address; a distance of nothing means that there is no such handler.</summary>
    static string Target(ScriptInstruction instruction, ReadOnlySpan<byte> distance)
    {
        var steps = (int)new BigInteger(distance);
        return steps == 0 ? "none" : (instruction.Address + steps).ToString("D5", CultureInfo.InvariantCulture);
    }

    static string Token(IReadOnlyList<MethodToken> tokens, int index)
        => index < tokens.Count ? $"{ContractPermissions.Hash(tokens[index].Hash)}.{tokens[index].Method}" : $"token {index}";

    static string Data(ReadOnlySpan<byte> data)
    {
        bool readable = !data.IsEmpty && data.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        return readable ? $"\"{Encoding.ASCII.GetString(data)}\"" : "0x" + Convert.ToHexStringLower(data);
    }

    static string TypeName(byte type) => type switch
    {
        0x00 => "Any",
        0x10 => "Pointer",
        0x20 => "Boolean",
        0x21 => "Integer",
        0x28 => "ByteString",
        0x30 => "Buffer",
        0x40 => "Array",
        0x41 => "Struct",
        0x48 => "Map",
        0x60 => "InteropInterface",
        _ => $"type {type:x2}",
    };
}
