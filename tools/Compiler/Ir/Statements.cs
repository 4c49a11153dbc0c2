using Mono.Cecil.Cil;

namespace StarMiner.Compiler.Ir;

public abstract class Statement
{
    /// <summary>Where it stands in the source, if it begins a line.</summary>
    public SequencePoint? At { get; set; }

    /// <summary>What it is part of, whether or not it begins it; null: as what is written before it.</summary>
    public SourcePlace? Source { get; set; }

    public abstract Expr? Value { get; set; }
}

public sealed class Store(Variable variable, Expr value) : Statement
{
    public Variable Variable { get; set; } = variable;

    public override Expr? Value { get; set; } = value;
}

/// <summary>Evaluates for the effect; a result is dropped.</summary>
public sealed class Eval(Expr value) : Statement
{
    public override Expr? Value { get; set; } = value;
}

/// <summary>A call that also hands back its by-reference parameters: they lie on the stack above the result.</summary>
public sealed class CallByReference(Call call, Variable? result, IReadOnlyList<Variable> outputs) : Statement
{
    public Variable? Result { get; } = result;

    /// <summary>Receives the callee's by-reference parameters, in parameter order.</summary>
    public IReadOnlyList<Variable> Outputs { get; } = outputs;

    public override Expr? Value { get; set; } = call;
}

/// <summary>How a block ends.</summary>
public abstract class Terminator
{
    public SequencePoint? At { get; set; }

    /// <inheritdoc cref="Statement.Source" />
    public SourcePlace? Source { get; set; }

    public virtual Expr? Value { get => null; set => throw new InvalidOperationException(); }

    public abstract IEnumerable<Block> Targets { get; }

    public abstract Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value);
}

public sealed class Jump(Block target) : Terminator
{
    public Block Target { get; } = target;

    public override IEnumerable<Block> Targets => [Target];

    public override Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value) => new Jump(block(Target));
}

public sealed class Branch(Expr condition, Block then, Block otherwise) : Terminator
{
    public Block Then { get; } = then;

    public Block Otherwise { get; } = otherwise;

    public override Expr? Value { get; set; } = condition;

    public override IEnumerable<Block> Targets => [Then, Otherwise];

    public override Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value) =>
        new Branch(value(Value!), block(Then), block(Otherwise));
}

/// <summary>Jumps to the case whose number the variable holds.</summary>
public sealed class Switch(Variable selector, IReadOnlyList<Block> cases, Block otherwise) : Terminator
{
    public Variable Selector { get; } = selector;

    public IReadOnlyList<Block> Cases { get; } = cases;

    public Block Otherwise { get; } = otherwise;

    public override Expr? Value { get; set; } = new Load(selector);

    public override IEnumerable<Block> Targets => Cases.Append(Otherwise);

    public override Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value) =>
        new Switch(((Load)value(new Load(Selector))).Variable, [.. Cases.Select(block)], block(Otherwise));
}

public sealed class Return(Expr? value) : Terminator
{
    public override Expr? Value { get; set; } = value;

    public override IEnumerable<Block> Targets => [];

    public override Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value) =>
        new Return(Value is null ? null : value(Value));
}

public sealed class Throw(Expr value) : Terminator
{
    public override Expr? Value { get; set; } = value;

    public override IEnumerable<Block> Targets => [];

    public override Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value) => new Throw(value(Value!));
}

/// <summary>Opens a protected region. Exactly one of the handlers is there.</summary>
public sealed class TryEnter(Block body, Block? onCatch, Block? onFinally, Variable depth, int region) : Terminator
{
    /// <summary>Number of the protected region in its method.</summary>
    public int Region { get; } = region;

    public Block Body { get; } = body;

    public Block? OnCatch { get; } = onCatch;

    public Block? OnFinally { get; } = onFinally;

    /// <summary>Holds the stack's depth at the entry, for the catch handler.</summary>
    public Variable Depth { get; } = depth;

    public override IEnumerable<Block> Targets
    {
        get
        {
            yield return Body;
            if (OnCatch is not null)
                yield return OnCatch;
            if (OnFinally is not null)
                yield return OnFinally;
        }
    }

    public override Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value) => new TryEnter(
        block(Body),
        OnCatch is null ? null : block(OnCatch),
        OnFinally is null ? null : block(OnFinally),
        ((Load)value(new Load(Depth))).Variable,
        Region);
}

/// <summary>Leaves one protected region or its catch handler.</summary>
public sealed class EndTry(Block target) : Terminator
{
    public Block Target { get; } = target;

    public override IEnumerable<Block> Targets => [Target];

    public override Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value) => new EndTry(block(Target));
}

public sealed class EndFinally : Terminator
{
    public override IEnumerable<Block> Targets => [];

    public override Terminator Map(Func<Block, Block> block, Func<Expr, Expr> value) => new EndFinally();
}
