using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

public sealed partial class MethodImporter
{
    /// <summary>
    /// Control flow that the IL does not have: several ways that meet again, with one result. Made where the pending stack
    /// has been settled.
    /// </summary>
    sealed class Branching
    {
        readonly MethodImporter importer;
        readonly int position;
        readonly Block after;
        readonly Variable? result;

        public Branching(MethodImporter importer, IrType type)
        {
            this.importer = importer;
            importer.SettleStack();
            position = importer.positions[importer.current];
            after = NewBlock("after");
            if (type.Kind == Kind.Void)
                return;
            result = importer.NewTemporary(type);
            importer.stable.Remove(result);
        }

        public Block NewBlock(string name) => new($"{name}{importer.temporaries++}");

        public void Enter(Block block)
        {
            importer.Place(block, position);
            importer.current = block;
        }

        public void Go(Block target) => importer.current.End = new Jump(target) { Source = importer.source };

        public void Fork(Expr condition, Block then, Block otherwise) =>
            importer.current.End = new Branch(condition, then, otherwise) { Source = importer.source };

        /// <summary>Goes to the block if the condition holds, else on with what is added next.</summary>
        public void If(Expr condition, Block then)
        {
            var next = NewBlock("else");
            Fork(condition, then, next);
            Enter(next);
        }

        /// <summary>Writes a way into a block of its own; where the block before ends is where the next way's test goes.</summary>
        public void Fill(Block block, Action way)
        {
            var resume = importer.current;
            Enter(block);
            Otherwise(way);
            importer.current = resume;
        }

        /// <summary>Writes a way from here to the meeting place.</summary>
        public void Otherwise(Action way)
        {
            way();
            if (result is not null)
                importer.Add(new Store(result, Coerce(importer.Pop(), result.Type)));
            Go(after);
        }

        public void Throw(Expr thrown) => importer.current.End = new Throw(thrown) { Source = importer.source };

        public void Close()
        {
            Enter(after);
            if (result is not null)
                importer.Push(new Load(result));
        }
    }

    /// <summary>What waits on the stack is the same on every way that follows.</summary>
    void SettleStack()
    {
        Flush(Effects.Everything, null);
        for (int i = 0; i < stack.Count; i++)
            if (stack[i] is Load load && !stable.Contains(load.Variable))
                stack[i] = Spill(stack[i]);
    }
}
