using System.Numerics;
using Mono.Cecil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Framework members: what their attributes say, in trees.</summary>
public sealed partial class MethodImporter
{
    void PushMember(FrameworkMember member, MethodInstance target, Expr[] operands, TypeReference returned)
    {
        var type = TypeMap.Of(returned);
        if (member.Literal is { } parameterType)
            Push(Literals.Parse(parameterType, operands[0], type));
        else if (member.IsHash)
            Push(new Const(member.ContractHash, type));
        else
            PushResult(Lower(member, target, MemberArguments(target, operands), type));
    }

    static Expr[] MemberArguments(MethodInstance target, Expr[] operands)
    {
        int first = operands.Length - target.Parameters.Count;
        return [.. operands.Select((operand, i) => i < first
            ? Value(operand)
            : Coerce(Value(operand), TypeMap.Of(target.Parameters[i - first])))];
    }

    Expr Lower(FrameworkMember member, MethodInstance target, Expr[] arguments, IrType type)
    {
        if (member.ContractMethod is not null)
            return CallContract(member, target, arguments, type);
        if (member.Code is not [var single])
            return Sequenced(member, arguments, type);
        if (single.Syscall is { } name)
            return new Syscall(name, type, arguments);
        if (single.Code == OpCode.NOP)
            return As(arguments[0], type);
        if (single.Code == OpCode.CONVERT)
            return Conversions.Convert(arguments[0], single.Operand[0], type);
        if (single.Code is OpCode.EQUAL or OpCode.NOTEQUAL && Array.Exists(arguments, IsNullLiteral))
            return CompareReferences(
                single.Code == OpCode.EQUAL ? OpCode.NUMEQUAL : OpCode.NUMNOTEQUAL, arguments[0], arguments[1]);
        if (member.Reversed && arguments.Length > 1)
            return new Sequence(member.Code, true, type, arguments);
        return Folding.TryFold(single.Code, type, arguments) ?? new Op(single.Code, type, single.Operand, null, arguments);
    }

    static bool IsNullLiteral(Expr value) => value is Const { IsNull: true };

    /// <summary>Sequences that end in a conversion are a tree with the conversion on top, so that it can be dropped.</summary>
    static Expr Sequenced(FrameworkMember member, Expr[] arguments, IrType type)
    {
        var code = member.Code;
        if (code is [{ Code: OpCode.PUSHINT16 }, { Code: OpCode.ADD }, { Code: OpCode.PUSH1 }, { Code: OpCode.LEFT }]
            && arguments is [Const { Value: BigInteger number }])
            return new Const((byte[])[(byte)(number & 255)], type);
        if (!member.Reversed && code is [{ Code: OpCode.CAT } first, { Code: OpCode.CONVERT } last])
        {
            var joined = Folding.TryFold(first.Code, IrType.Buffer, arguments)
                ?? new Op(first.Code, IrType.Buffer, null, null, arguments);
            return Conversions.Convert(joined, last.Operand[0], type);
        }
        return new Sequence(code, member.Reversed, type, arguments);
    }

    static Expr CallContract(FrameworkMember member, MethodInstance target, Expr[] arguments, IrType type)
    {
        var token = new MethodToken(
            member.ContractHash!, member.ContractMethod!, (ushort)arguments.Length, type.Kind != Kind.Void, member.CallFlags);
        bool native = target.DeclaringType.Namespace == "Neo.SmartContract.Framework.Native";
        var effects = native && target.DeclaringType.Name is "StdLib" or "CryptoLib"
            ? Effects.ReadsHeap | Effects.Throws
            : Effects.Everything;
        var lenient = native
            ? arguments.Select((_, i) => TypeMap.Of(target.Parameters[i]).Kind is Kind.Bytes or Kind.Buffer).ToArray()
            : [];
        return new TokenCall(token, effects, lenient, type, arguments);
    }

    /// <summary>The same item under another type.</summary>
    static Expr As(Expr value, IrType type) => value switch
    {
        Const literal => new Const(literal.Value, type),
        Load load => new Load(load.Variable, type),
        _ when value.Type == type => value,
        _ => new Retyped(value, type),
    };
}
