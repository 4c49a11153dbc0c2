using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Evaluation;

namespace StarMiner.Compiler.Ir;

/// <summary>Straight-line code with one way in and one terminator.</summary>
public sealed class Block(string name)
{
    public string Name { get; } = name;

    public List<Statement> Statements { get; } = [];

    public Terminator? End { get; set; }

    /// <summary>Set on a catch handler's first block: what was thrown, and the stack depth to go back to.</summary>
    public (Variable Thrown, Variable Depth)? Catch { get; set; }

    /// <summary>The first catch clause in the source, for what the handler does before its statements.</summary>
    public SequencePoint? CatchAt { get; set; }
}

/// <summary>One method, ready for passes and emission. The first block is the entry.</summary>
public sealed class Function(string key, string name)
{
    public string Key { get; } = key;

    public string Name { get; } = name;

    public MethodDefinition? Method { get; init; }

    public IrType Returns { get; set; } = IrType.Void;

    /// <summary>In ABI order: parameter 0 is on top of the stack at entry.</summary>
    public List<Variable> Parameters { get; } = [];

    /// <summary>Parameters whose final value the caller gets back, in parameter order.</summary>
    public List<Variable> Outputs { get; } = [];

    public List<Block> Blocks { get; set; } = [];

    /// <summary>False while the body is being imported: a call met then is a recursion.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Of a static constructor: what it leaves behind, as far as it could be computed.</summary>
    public StaticOutcome? Outcome { get; set; }

    public IEnumerable<Statement> Statements => Blocks.SelectMany(block => block.Statements);

    public IEnumerable<Expr> Roots => Blocks.SelectMany(block =>
        block.Statements.Select(statement => statement.Value).Append(block.End!.Value).OfType<Expr>());

    public bool HasTry => Blocks.Exists(block => block.End is TryEnter);

    public int Size => Roots.Sum(root => root.Count) + Blocks.Count;
}
