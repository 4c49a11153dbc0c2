namespace StarMiner.Compiler.Emit;

/// <summary>
/// Replaces short instruction runs by cheaper ones, and drops what cannot be reached. A label that is jumped to ends a
/// run; lines of fixed sequences are left alone.
/// </summary>
public static class Peephole
{
    public static List<Line> Run(List<Line> lines)
    {
        bool changed = true;
        for (int round = 0; changed && round < 8; round++)
        {
            changed = false;
            var result = new List<Line>(lines.Count);
            foreach (var line in lines)
            {
                result.Add(line);
                while (Reduce(result))
                    changed = true;
            }
            lines = result;
            changed |= Skip(lines) | DropDead(lines);
        }
        return lines;
    }

    /// <summary>Looks at the last lines only; true if something was replaced.</summary>
    static bool Reduce(List<Line> lines)
    {
        if (lines is not [.., { IsMark: false, IsFixed: false } before, { IsMark: false, IsFixed: false } last])
            return Falls(lines) || (lines[^1] is { IsMark: false, IsFixed: false, Code: OpCode.RET } && JoinReturn(lines));
        OpCode? one = (before.Code, last.Code) switch
        {
            (OpCode.PUSH1, OpCode.ADD) or (OpCode.PUSHM1, OpCode.SUB) => OpCode.INC,
            (OpCode.PUSH1, OpCode.SUB) or (OpCode.PUSHM1, OpCode.ADD) => OpCode.DEC,
            (OpCode.PUSH0, OpCode.NUMEQUAL) => OpCode.NOT,
            (OpCode.PUSH0, OpCode.NUMNOTEQUAL) => OpCode.NZ,
            (OpCode.NUMEQUAL, OpCode.NOT) => OpCode.NUMNOTEQUAL,
            (OpCode.EQUAL, OpCode.NOT) => OpCode.NOTEQUAL,
            (OpCode.SWAP, OpCode.ADD or OpCode.MUL or OpCode.AND or OpCode.OR or OpCode.XOR or OpCode.NUMEQUAL
                or OpCode.NUMNOTEQUAL or OpCode.MIN or OpCode.MAX or OpCode.EQUAL or OpCode.NOTEQUAL) => last.Code,
            (OpCode.SWAP, OpCode.LT) => OpCode.GT,
            (OpCode.SWAP, OpCode.GT) => OpCode.LT,
            (OpCode.SWAP, OpCode.LE) => OpCode.GE,
            (OpCode.SWAP, OpCode.GE) => OpCode.LE,
            _ => null,
        };
        if (last.Code == OpCode.RET && JoinReturn(lines))
            return true;
        if (lines is [.., { Code: OpCode.SIGN, IsMark: false, IsFixed: false } sign, { Code: OpCode.PUSH0 }, _]
            && last.Code is OpCode.JMPGE or OpCode.JMPLT or OpCode.JMPGT or OpCode.JMPLE or OpCode.LT or OpCode.LE or OpCode.GT or OpCode.GE)
        {
            before.At ??= sign.At;
            lines.RemoveAt(lines.Count - 3);
            return true;
        }
        if (one is { } code)
            return Replace(lines, new Line { Code = code, At = before.At ?? last.At, Source = before.Source ?? last.Source });
        if (before.Code == OpCode.NOT && last.Code is OpCode.JMPIF or OpCode.JMPIFNOT)
            return Replace(lines, new Line
            {
                Code = last.Code == OpCode.JMPIF ? OpCode.JMPIFNOT : OpCode.JMPIF,
                Target = last.Target,
                At = before.At ?? last.At,
                Source = before.Source ?? last.Source,
            });
        if (last.Code == OpCode.DROP && IsPush(before.Code) && before.At is null)
        {
            lines.RemoveRange(lines.Count - 2, 2);
            return true;
        }
        return false;
    }

    /// <summary>A return right after a return is the same one, unless the source tells them apart.</summary>
    static bool JoinReturn(List<Line> lines)
    {
        int at = lines.Count - 2;
        while (at >= 0 && lines[at] is { IsMark: true, Mark.IsEntry: false })
            at--;
        if (at < 0 || at == lines.Count - 2 || lines[at] is not { Code: OpCode.RET, IsFixed: false } first)
            return false;
        var last = lines[^1];
        if (first.At is not null && last.At is not null && first.At != last.At)
            return false;
        lines.RemoveAt(at);
        last.At ??= first.At;
        return true;
    }

    static bool Replace(List<Line> lines, Line by)
    {
        lines.RemoveRange(lines.Count - 2, 2);
        lines.Add(by);
        return true;
    }

    static bool IsPush(OpCode code) => code is OpCode.DUP or OpCode.PUSHNULL
        or >= OpCode.PUSHM1 and <= OpCode.PUSH16 or >= OpCode.LDLOC0 and <= OpCode.LDLOC or >= OpCode.LDARG0 and <= OpCode.LDARG;

    /// <summary>A jump to the very next place.</summary>
    static bool Falls(List<Line> lines)
    {
        if (lines is not [.., { Code: OpCode.JMP, IsMark: false } jump, { Mark: { } mark }] || jump.Target != mark || jump.At is not null)
            return false;
        mark.Uses--;
        lines.RemoveAt(lines.Count - 2);
        return true;
    }

    /// <summary>A jump to a jump goes to the end at once; a jump to a return returns.</summary>
    static bool Skip(List<Line> lines)
    {
        var after = new Dictionary<Label, Line>();
        Line? next = null;
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            if (!lines[i].IsMark)
                next = lines[i];
            else if (next is not null)
                after[lines[i].Mark!] = next;
        }
        bool changed = false;
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Target is null || !IsJump(line.Code) || !after.TryGetValue(line.Target, out var there))
                continue;
            if (there.Code == OpCode.JMP && there.Target != line.Target && !there.IsFixed)
            {
                line.Target.Uses--;
                there.Target!.Uses++;
                lines[i] = new Line { Code = line.Code, Target = there.Target, At = line.At, Source = line.Source };
                changed = true;
            }
            else if (line.Code == OpCode.JMP && there.Code == OpCode.RET && !there.IsFixed)
            {
                line.Target.Uses--;
                lines[i] = new Line { Code = OpCode.RET, At = line.At, Source = line.Source };
                changed = true;
            }
        }
        return changed;
    }

    static bool IsJump(OpCode code) => code is >= OpCode.JMP and <= OpCode.JMPLE_L;

    /// <summary>After an unconditional jump nothing runs until a label that is jumped to.</summary>
    static bool DropDead(List<Line> lines)
    {
        bool dead = false;
        int removed = lines.RemoveAll(line =>
        {
            if (line.IsMark)
            {
                dead &= line.Mark!.Uses == 0;
                return false;
            }
            if (dead)
            {
                Release(line);
                return true;
            }
            dead = !line.IsFixed && line.Code is OpCode.JMP or OpCode.RET or OpCode.THROW or OpCode.ABORT or OpCode.ENDTRY or OpCode.ENDFINALLY;
            return false;
        });
        int marks = lines.RemoveAll(line => line.IsMark && line.Mark!.Uses == 0);
        return removed + marks > 0;
    }

    static void Release(Line line)
    {
        if (line.Target is not null)
            line.Target.Uses--;
        if (line.Second is not null)
            line.Second.Uses--;
    }
}
