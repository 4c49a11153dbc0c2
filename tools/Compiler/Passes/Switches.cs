using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// A switch over a number as comparisons: one case after the other where they are few, else a search that halves what is
/// left. NeoVM has no jump table, and a comparison with its jump costs 5 units (load 2, push 1, jump 2).
/// </summary>
public static class Switches
{
    public static bool Run(Function function)
    {
        bool changed = false;
        for (int i = 0; i < function.Blocks.Count; i++)
        {
            var block = function.Blocks[i];
            if (block.End is not Switch table)
                continue;
            var search = new Search(table, block.Name);
            block.End = search.Make();
            function.Blocks.InsertRange(i + 1, search.Blocks);
            i += search.Blocks.Count;
            changed = true;
        }
        return changed;
    }

    /// <summary>Selectors from a number on that go to one place; cases, not gaps, are what is expected.</summary>
    readonly record struct Span(int Start, Block Target, int Weight);

    sealed class Search(Switch table, string name)
    {
        /// <summary>A value that no case names is as likely as a case, below them and above them.</summary>
        const int GapWeight = 1, CaseWeight = 2;

        readonly List<Span> spans = SpansOf(table);

        /// <summary>In the order in which they are to stand.</summary>
        public List<Block> Blocks { get; } = [];

        public Terminator Make()
        {
            int linear = 0, asked = 0;
            foreach (var target in table.Cases)
                if (target != table.Otherwise)
                    linear += CaseWeight * ++asked;
            linear += 2 * GapWeight * asked;
            return linear <= Cost(0, spans.Count - 1) ? Chain(0) : Halve(0, spans.Count - 1);
        }

        static List<Span> SpansOf(Switch table)
        {
            List<Span> spans = [new(int.MinValue, table.Otherwise, GapWeight)];
            for (int i = 0; i < table.Cases.Count; i++)
            {
                bool isCase = table.Cases[i] != table.Otherwise;
                if (spans[^1].Target != table.Cases[i])
                    spans.Add(new(i, table.Cases[i], isCase ? CaseWeight : GapWeight));
                else if (isCase)
                    spans[^1] = spans[^1] with { Weight = spans[^1].Weight + CaseWeight };
            }
            if (spans[^1].Target != table.Otherwise)
                spans.Add(new(table.Cases.Count, table.Otherwise, GapWeight));
            return spans;
        }

        Terminator Chain(int at)
        {
            while (at < table.Cases.Count && table.Cases[at] == table.Otherwise)
                at++;
            if (at == table.Cases.Count)
                return new Jump(table.Otherwise);
            var rest = Place(at + 1, () => Chain(at + 1));
            return Ask(OpCode.NUMEQUAL, at, table.Cases[at], rest);
        }

        Terminator Halve(int low, int high)
        {
            if (low == high)
                return new Jump(spans[low].Target);
            if (IsOneValue(low, high))
                return Ask(OpCode.NUMEQUAL, spans[low + 1].Start, spans[low + 1].Target, spans[low].Target);
            int middle = Middle(low, high);
            var above = Place(spans[middle].Start, () => Halve(middle, high));
            var below = Place(spans[low].Start, () => Halve(low, middle - 1));
            return Ask(OpCode.LT, spans[middle].Start, below, above);
        }

        /// <summary>The terminator's target, or a block of its own for more than a jump.</summary>
        Block Place(int start, Func<Terminator> make)
        {
            var block = new Block($"{name}.{start}.{Blocks.Count}");
            Blocks.Add(block);
            block.End = make();
            if (block.End is not Jump direct)
                return block;
            Blocks.Remove(block);
            return direct.Target;
        }

        Branch Ask(OpCode code, int value, Block then, Block otherwise) =>
            new(new Op(code, IrType.Bool, null, null, new Load(table.Selector), Integers.Int(value)), then, otherwise)
            {
                At = table.At,
                Source = table.Source,
            };

        int Cost(int low, int high)
        {
            if (low == high)
                return 0;
            int all = WeightOf(low, high);
            if (IsOneValue(low, high))
                return all;
            int middle = Middle(low, high);
            return all + Cost(low, middle - 1) + Cost(middle, high);
        }

        /// <summary>One number among others that all go to one place.</summary>
        bool IsOneValue(int low, int high) => high == low + 2 && spans[low].Target == spans[high].Target
            && spans[high].Start == spans[low + 1].Start + 1;

        /// <summary>The first span of the upper part, so that both parts are met equally often.</summary>
        int Middle(int low, int high)
        {
            int all = WeightOf(low, high), below = spans[low].Weight, middle = low + 1;
            while (middle < high && Math.Abs(all - 2 * (below + spans[middle].Weight)) < Math.Abs(all - 2 * below))
                below += spans[middle++].Weight;
            return middle;
        }

        int WeightOf(int low, int high)
        {
            int sum = 0;
            for (int i = low; i <= high; i++)
                sum += spans[i].Weight;
            return sum;
        }
    }
}
