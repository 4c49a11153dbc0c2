using System.Numerics;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>System.Numerics.BigInteger: NeoVM's Integer itself.</summary>
static class BigIntegers
{
    const string Type = "System.Numerics.BigInteger::";

    public static void AddTo(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        foreach (var (name, code) in Binaries)
            table[Type + name + "/2"] = code is OpCode.DIV or OpCode.MOD
                ? call => Divide(call, code)
                : call => Make(code, IrType.Big, call[0], call[1]);
        foreach (var (name, code) in Comparisons)
            table[Type + name] = call => Make(code, IrType.Bool, call[0], call[1]);
        foreach (var (name, code) in Unaries)
            table[Type + name + "/1"] = call => Make(code, IrType.Big, call[0]);
        foreach (var (name, value) in Literals)
            table[Type + name] = _ => Number(value);
        AddTests(table);
        AddConversions(table);
        AddFunctions(table);
    }

    static readonly (string, OpCode)[] Binaries =
    [
        ("op_Addition", OpCode.ADD), ("op_Subtraction", OpCode.SUB), ("op_Multiply", OpCode.MUL),
        ("op_Division", OpCode.DIV), ("op_Modulus", OpCode.MOD), ("op_BitwiseAnd", OpCode.AND),
        ("op_BitwiseOr", OpCode.OR), ("op_ExclusiveOr", OpCode.XOR),
        ("Add", OpCode.ADD), ("Subtract", OpCode.SUB), ("Multiply", OpCode.MUL), ("Divide", OpCode.DIV),
        ("Remainder", OpCode.MOD), ("Min", OpCode.MIN), ("Max", OpCode.MAX), ("Pow", OpCode.POW),
    ];

    static readonly (string, OpCode)[] Comparisons =
    [
        ("op_Equality", OpCode.NUMEQUAL), ("op_Inequality", OpCode.NUMNOTEQUAL), ("op_LessThan", OpCode.LT),
        ("op_LessThanOrEqual", OpCode.LE), ("op_GreaterThan", OpCode.GT), ("op_GreaterThanOrEqual", OpCode.GE),
    ];

    static readonly (string, OpCode)[] Unaries =
    [
        ("op_UnaryNegation", OpCode.NEGATE), ("Negate", OpCode.NEGATE), ("Abs", OpCode.ABS),
        ("op_Increment", OpCode.INC), ("op_Decrement", OpCode.DEC), ("op_OnesComplement", OpCode.INVERT),
    ];

    static readonly (string, int)[] Literals = [("get_Zero", 0), ("get_One", 1), ("get_MinusOne", -1)];

    static Expr Divide(CallContext call, OpCode code)
    {
        var dividend = call[0];
        var divisor = call.Importer.Divisor(ref dividend, call[1]);
        return Make(code, IrType.Big, dividend, divisor);
    }

    static void AddTests(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        table[Type + "get_IsZero"] = call => Make(OpCode.NUMEQUAL, IrType.Bool, call[0], Number(0));
        table[Type + "get_IsOne"] = call => Make(OpCode.NUMEQUAL, IrType.Bool, call[0], Number(1));
        table[Type + "get_IsEven"] = call => Make(
            OpCode.NUMEQUAL, IrType.Bool, Make(OpCode.AND, IrType.Big, call[0], Number(1)), Number(0));
        table[Type + "IsNegative"] = call => Make(OpCode.LT, IrType.Bool, call[0], Number(0));
        table[Type + "IsPositive"] = call => Make(OpCode.GE, IrType.Bool, call[0], Number(0));
        table[Type + "get_Sign"] = call => Ranged(OpCode.SIGN, call[0]);
        table[Type + "Compare"] = call => Ranged(OpCode.SIGN, Make(OpCode.SUB, IrType.Big, call[0], call[1]));
        table[Type + "CompareTo"] = table[Type + "Compare"];
        table[Type + "Equals/1"] = call => call.Method.Parameters[0].FullName == "System.Object"
            ? new Op(OpCode.EQUAL, IrType.Bool, null, null, call[0], call[1])
            : Make(OpCode.NUMEQUAL, IrType.Bool, call[0], call[1]);
        table[Type + "op_UnaryPlus"] = call => call[0];
    }

    static Op Ranged(OpCode code, Expr value) => new(code, IrType.I4, null, new Interval(-1, 1), value);

    static void AddConversions(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        table[Type + "op_Implicit"] = call => Big(call[0]);
        table[Type + "op_Explicit"] = Explicit;
        table[Type + ".ctor"] = Construct;
        table[Type + "ToByteArray/0"] = call => Conversions.Convert(NonEmpty(call[0]), Conversions.Buffer, IrType.Buffer);
        table[Type + "Parse/1"] = Parse;
        table[Type + "ToString/0"] = call => Natives.StdLib("itoa", IrType.Bytes, call[0]);
    }

    /// <summary>The native contract faults at what is no number; a fault cannot be caught.</summary>
    static Expr? Parse(CallContext call)
    {
        if (!call.Importer.AreFaultsCaught)
            return Natives.StdLib("atoi", IrType.Big, call[0]);
        call.Importer.CallLibrary(call.Method, call.Operands);
        return null;
    }

    static Expr? Explicit(CallContext call)
    {
        var to = call.Returns;
        if (to.Kind == Kind.Big)
            return Big(call[0]);
        var value = call[0];
        if (!to.IsInteger)
            throw new CompileException("NEOC1020", "NeoVM has no floating point numbers");
        return value is Const { Value: BigInteger number } && number >= to.Range.Min && number <= to.Range.Max
            ? new Const(number, to)
            : call.Importer.Checked(to, value);
    }

    static Expr? Construct(CallContext call)
    {
        var value = call.Operands.Length == 2 ? call.Operands[1] : call.Operands[0];
        var result = value.Type.Kind is Kind.Buffer or Kind.Bytes
            ? Conversions.Convert(value, Conversions.Integer, IrType.Big)
            : Big(MethodImporter.Coerced(value, TypeMap.Of(call.Method.Parameters[0])));
        return call.Operands.Length == 2 ? call.Importer.Assign(call.Operands[0], result) : result;
    }

    static void AddFunctions(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        table[Type + "op_LeftShift"] = call => Shift(call, OpCode.SHL);
        table[Type + "op_RightShift"] = call => Shift(call, OpCode.SHR);
        table[Type + "ModPow"] = call => new Op(OpCode.MODPOW, IrType.Big, null, null, call[0], call[1], call[2]);
    }

    static Expr Shift(CallContext call, OpCode code) => Make(code, IrType.Big, call[0], call[1]);

    /// <summary>Zero has one byte in .NET and none on NeoVM.</summary>
    static Expr NonEmpty(Expr value)
    {
        if (value is Const { Value: BigInteger number })
            return new Const(number.ToByteArray(), IrType.Bytes);
        return new Sequence(
        [
            new(OpCode.DUP, [], null), new(OpCode.JMPIF, [6], null), new(OpCode.DROP, [], null),
            new(OpCode.PUSHDATA1, [1, 0], null),
        ], false, IrType.Big, Conversions.Convert(value, Conversions.Integer, IrType.Big));
    }

    static Expr Big(Expr value) => value switch
    {
        Const { Value: BigInteger number } => new Const(number, IrType.Big),
        { Type.Kind: Kind.Big } => value,
        _ => new Retyped(value, IrType.Big),
    };

    static Const Number(BigInteger value) => new(value, IrType.Big);

    static Expr Make(OpCode code, IrType type, params Expr[] operands) =>
        Folding.TryFold(code, type, operands) ?? new Op(code, type, null, null, operands);
}
