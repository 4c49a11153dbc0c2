using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>
/// Faults of the machine cannot be caught on chain. Where C# could catch one (in a try, or in a method that one calls), the
/// compiler asks first and throws.
/// </summary>
public sealed partial class MethodImporter
{
    const string MessagesAreRead = "messages are read";

    readonly Dictionary<string, Block> throwing = [];

    bool IsInTry => flow.Regions.Any(region => region.Catches && region.BodyHolds(offset));

    bool FaultsAreCaught => IsInTry || module.View.Knows(ProgramView.Caught(function.Key));

    /// <summary>What happens in the callee is caught where the call is.</summary>
    void NoteCall(string callee) => module.View.NoteCall(function.Key, callee, IsInTry);

    /// <summary>A check's failure in the words of .NET, or briefly where nobody reads them.</summary>
    public Failure FailureOf(string name, string brief) => new(
        module.View.Knows(MessagesAreRead) ? Exceptions.TextOf(name) : brief,
        module.View.HasTypedExceptions ? module.View.TagOf(name) : null);

    public Check Checked(IrType type, Expr value) => new(type, value, FailureOf("System.OverflowException", "overflow"));

    /// <summary>A Nullable's value.</summary>
    public Expr ValueOf(Expr nullable, IrType type)
    {
        if (!module.View.HasTypedExceptions && !module.View.Knows(MessagesAreRead))
            return new Sequence(
            [
                new(OpCode.DUP, [], null), new(OpCode.ISNULL, [], null), new(OpCode.JMPIFNOT, [12], null),
                new(OpCode.PUSHDATA1, [7, .. "novalue"u8], null), new(OpCode.THROW, [], null),
            ], false, type, nullable);
        nullable = Repeatable(nullable);
        Demand(Not(IsNull(Clone(nullable))), "System.InvalidOperationException", "Nullable object must have a value.");
        return As(nullable, type);
    }

    /// <summary>Goes on only if the condition holds.</summary>
    void Demand(Expr condition, string exception, string? words = null)
    {
        if (condition is Const { Value: true })
            return;
        SettleStack();
        string key = OpenRegions() + exception + words;
        if (!throwing.TryGetValue(key, out var fail))
        {
            throwing[key] = fail = new Block($"fail{temporaries++}") { End = new Throw(Thrown(exception, words)) { Source = source } };
            pads.Add(fail);
        }
        var next = new Block($"checked{temporaries++}");
        int position = positions[current];
        current.End = new Branch(condition, next, fail) { At = pendingPoint, Source = source };
        pendingPoint = null;
        Place(next, position);
        current = next;
    }

    /// <summary>Names the regions around the present place: code of different regions never meets in one block.</summary>
    string OpenRegions() => string.Concat(flow.Regions.Select(region =>
        region.BodyHolds(offset) ? $"t{region.Index} " : region.HandlerHolds(offset) ? $"h{region.Index} " : ""));

    /// <summary>A divisor that is not zero, where that matters. What was pushed before it is evaluated before it.</summary>
    public Expr Divisor(ref Expr dividend, Expr divisor)
    {
        if (!FaultsAreCaught || divisor.Range is { Min.Sign: > 0 } or { Max.Sign: < 0 })
            return divisor;
        (dividend, divisor) = (Repeatable(dividend), Repeatable(divisor));
        Demand(new Op(OpCode.NUMNOTEQUAL, IrType.Bool, null, null, Clone(divisor), Integers.Number(0, divisor.Type)),
            "System.DivideByZeroException");
        return divisor;
    }

    /// <summary>An object that is there, where that matters.</summary>
    Expr Present(Expr value)
    {
        if (value.Type.Kind is not (Kind.Object or Kind.Bytes or Kind.Buffer) || value is Pack or Const { IsNull: false }
            || (value is Load { Variable.Name: "this" }) || !FaultsAreCaught)
            return value;
        value = Repeatable(value);
        Demand(Not(IsNull(Clone(value))), "System.NullReferenceException");
        return value;
    }

    /// <summary>The same for an object with operands that were evaluated after it.</summary>
    Expr[] PresentFirst(params Expr[] operands)
    {
        if (!FaultsAreCaught)
            return operands;
        for (int i = 0; i < operands.Length; i++)
            operands[i] = operands[i] is AddressOf ? operands[i] : Repeatable(operands[i]);
        operands[0] = Present(operands[0]);
        return operands;
    }

    /// <summary>Operands of a Substring that lies inside the text.</summary>
    public Expr[] Slice(Expr text, Expr start, Expr count)
    {
        if (!FaultsAreCaught)
            return [text, start, count];
        Expr[] operands = PresentFirst(text, start, count);
        var zero = Integers.Int(0);
        Demand(new Op(OpCode.GE, IrType.Bool, null, null, Clone(operands[1]), zero), "System.ArgumentOutOfRangeException");
        Demand(new Op(OpCode.GE, IrType.Bool, null, null, Clone(operands[2]), Clone(zero)), "System.ArgumentOutOfRangeException");
        Demand(new Op(OpCode.LE, IrType.Bool, null, null,
            Integers.Binary(OpCode.ADD, Clone(operands[1]), Clone(operands[2]), IrType.I8),
            new Op(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), Clone(operands[0]))),
            "System.ArgumentOutOfRangeException");
        return operands;
    }

    public bool AreFaultsCaught => FaultsAreCaught;
}
