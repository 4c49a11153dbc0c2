using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Jumps, switches, returns.</summary>
public sealed partial class MethodImporter
{
    bool ImportBranch(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Br or Code.Br_S:
                JumpTo((Instruction)instruction.Operand);
                return true;
            case Code.Brtrue or Code.Brtrue_S:
                BranchIf(Condition(Pop()), instruction);
                return true;
            case Code.Brfalse or Code.Brfalse_S:
                BranchIf(Not(Condition(Pop())), instruction);
                return true;
            case Code.Switch:
                ImportSwitch(instruction);
                return true;
            case Code.Ret:
                ImportReturn();
                return true;
            default:
                return ImportCompareBranch(instruction);
        }
    }

    bool ImportCompareBranch(Instruction instruction)
    {
        var (operation, signed) = instruction.OpCode.Code switch
        {
            Code.Beq or Code.Beq_S => (OpCode.NUMEQUAL, true),
            Code.Bne_Un or Code.Bne_Un_S => (OpCode.NUMNOTEQUAL, true),
            Code.Bge or Code.Bge_S => (OpCode.GE, true),
            Code.Bgt or Code.Bgt_S => (OpCode.GT, true),
            Code.Ble or Code.Ble_S => (OpCode.LE, true),
            Code.Blt or Code.Blt_S => (OpCode.LT, true),
            Code.Bge_Un or Code.Bge_Un_S => (OpCode.GE, false),
            Code.Bgt_Un or Code.Bgt_Un_S => (OpCode.GT, false),
            Code.Ble_Un or Code.Ble_Un_S => (OpCode.LE, false),
            Code.Blt_Un or Code.Blt_Un_S => (OpCode.LT, false),
            _ => (OpCode.NOP, false),
        };
        if (operation == OpCode.NOP)
            return false;
        BranchIf(Compare(operation, signed), instruction);
        return true;
    }

    void BranchIf(Expr condition, Instruction instruction)
    {
        var target = (Instruction)instruction.Operand;
        if (condition is Const { Value: bool truth })
        {
            JumpTo(truth ? target : instruction.Next);
            return;
        }
        if (stack.Count > 0)
        {
            // Both ways get the same values, so they are settled before the condition is.
            for (int i = 0; i < stack.Count; i++)
                if (!IsTimeless(stack[i]))
                    stack[i] = Spill(stack[i]);
        }
        SaveStack(flow.At(target));
        SaveStack(flow.At(instruction.Next));
        End(new Branch(condition, flow.Target(offset, target), flow.Target(offset, instruction.Next)));
    }

    void JumpTo(Instruction target)
    {
        SaveStack(flow.At(target));
        End(new Jump(flow.Target(offset, target)));
    }

    void ImportSwitch(Instruction instruction)
    {
        var value = Pop();
        var selector = NewTemporary(IrType.I4);
        Add(new Store(selector, Integers.Normalise(value, IrType.I4)));
        var targets = (Instruction[])instruction.Operand;
        foreach (var target in targets.Append(instruction.Next))
            SaveStack(flow.At(target));
        End(new Switch(
            selector,
            [.. targets.Select(target => flow.Target(offset, target))],
            flow.Target(offset, instruction.Next)));
    }

    void ImportReturn()
    {
        if (function.Returns.Kind == Kind.Void)
        {
            ExitModifiers();
            End(new Return(null));
            return;
        }
        if (method.ReturnType is Mono.Cecil.ByReferenceType)
            Push(Pop() is AddressOf address ? Reference(address.Place) : throw new CompileException("NEOC1006", "no place to return"));
        if (modifiers.Count > 0)
        {
            var result = NewTemporary(function.Returns);
            Add(new Store(result, Coerce(Pop(), function.Returns)));
            ExitModifiers();
            Push(new Load(result));
        }
        var value = Pop();
        // A local that is handed out dies here: nobody can see that it was not copied.
        bool dies = value is Load { Variable: { Slot: not Slot.Static, Name: not "this" } };
        End(new Return(dies && function.Returns.Kind == Kind.Struct ? value : Coerce(value, function.Returns)));
    }

    /// <summary>Closes the current block.</summary>
    void End(Terminator terminator)
    {
        terminator.At = pendingPoint;
        terminator.Source = source;
        pendingPoint = null;
        current.End = terminator;
        isOpen = false;
        stack.Clear();
    }
}
