using System.Buffers.Binary;
using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>A job of the third party's TinyKernel on its way through the market.</summary>
public sealed class TinyJob
{
    public const int Task = 3;
    public const int CellCount = 1_500;
    const int CellsPerLeaf = 1_024;

    readonly SuiteChain _suite;
    readonly UInt160 _kernel;
    readonly byte[] _seed;
    CommittedOutput _output = null!;
    uint _commitBlock;

    public TinyJob(SuiteChain suite, UInt160 kernel, BigInteger id, byte[] seed)
    {
        (_suite, _kernel, Id, _seed) = (suite, kernel, id, seed);
        Output = [.. Enumerable.Range(0, CellCount).Select(Cell)];
    }

    public BigInteger Id { get; }

    /// <summary>By a plain loop.</summary>
    public int[] Output { get; }

    /// <summary>Puts the kernel on the chain, without asking anybody.</summary>
    public static UInt160 Deploy(SuiteChain suite) =>
        suite.Chain.Deploy(suite.Stranger, CompiledSuite.Load("TinyKernel"));

    /// <summary>A client pays for one.</summary>
    public static TinyJob Open(SuiteChain suite, UInt160 kernel, BigInteger payment, long tip = 0)
    {
        byte[] seed = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];
        object?[] order =
        [
            "open", kernel, seed, Array.Empty<byte>(), SuiteChain.Standard, 100 * SuiteChain.Agpu, tip, JobFlow.WindowMs,
            JobFlow.WindowMs,
        ];
        TransactionReceipt receipt = suite.Invoke(
            suite.Client, suite.Token, "transfer", suite.Client.ScriptHash, suite.Market, payment, order);
        return new TinyJob(suite, kernel, receipt.Events.Single(e => e.Name == "JobOpened").Values[0].AsInteger(), seed);
    }

    public TinyJob Claim(Actor provider)
    {
        _suite.Invoke(provider, _suite.Market, "claim", Id, provider.ScriptHash);
        return this;
    }

    public TinyJob Commit(Actor provider, int[]? output = null)
    {
        byte[] root = Prepare(provider, output);
        _commitBlock = _suite.Invoke(provider, _suite.Market, "commit", Id, root).Block.Index;
        return this;
    }

    /// <summary>Makes the tree of what a provider will commit to, right or wrong, and returns its root.</summary>
    public byte[] Prepare(Actor provider, int[]? output = null)
    {
        byte[][] leaves = [.. (output ?? Output).Chunk(CellsPerLeaf).Select(Bytes)];
        _output = new CommittedOutput(leaves, ReferenceTree.OfOutput(
            (ulong)Id, _kernel.ToArray(), provider.ScriptHash.ToArray(), leaves));
        return _output.Tree.Root;
    }

    public TinyJob AnswerAll(Actor provider)
    {
        _suite.MineUntilNext(_commitBlock + 3);
        int[] cells = [.. _suite.Read(_suite.Referee, "auditCells", Id).AsList().Select(cell => cell.AsInt32())];
        for (int ordinal = 0; ordinal < cells.Length; ordinal++)
            _suite.Invoke(provider, _suite.Referee, "answer", [Id, ordinal, .. Open(cells[ordinal])]);
        return this;
    }

    public TransactionReceipt Challenge(Actor challenger, int cell) =>
        _suite.Invoke(challenger, _suite.Referee, "challenge", [Id, cell, challenger.ScriptHash, .. Open(cell)]);

    public TransactionReceipt Settle()
    {
        _suite.MineUntilNext(_commitBlock + JobFlow.DisputeBlocks + 1);
        return _suite.Invoke(_suite.Stranger, _suite.Market, "settle", Id);
    }

    public object?[] Open(int cell) =>
    [
        _output.Leaves[cell / CellsPerLeaf], _output.Tree.Path(cell / CellsPerLeaf), Array.Empty<object>(),
        Array.Empty<object>(),
    ];

    /// <summary>[jobId, cell, level, data, path] as an honest provider publishes the node.</summary>
    public object?[] Supply(int cell, int level)
    {
        int leaf = cell / CellsPerLeaf;
        byte[][] path = _output.Tree.Path(leaf);
        return level == 0
            ? [Id, cell, 0, _output.Leaves[leaf], path]
            : [Id, cell, level, _output.Tree.Children(level, leaf >> (4 * level)), path[(2 * level)..]];
    }

    /// <summary>The top of the tree that an auditor makes of the committed leaves.</summary>
    public byte[] AttestedTop(UInt160 auditor) => Attested(auditor).Root;

    /// <summary>[leaf, path in the auditor's own tree, path in the committed one].</summary>
    public object?[] Attest(UInt160 auditor, int cell)
    {
        int leaf = cell / CellsPerLeaf;
        return [_output.Leaves[leaf], Attested(auditor).Path(leaf), _output.Tree.Path(leaf)];
    }

    ReferenceTree Attested(UInt160 auditor) =>
        ReferenceTree.OfAttestation((ulong)Id, auditor.ToArray(), _output.Leaves);

    int Cell(int cell)
    {
        int value = cell;
        for (int round = 0; round < 8; round++) value = (value * 31 + _seed[(cell + round) % 32] + round) % 65_521;
        return value;
    }

    static byte[] Bytes(int[] cells)
    {
        byte[] bytes = new byte[4 * cells.Length];
        for (int i = 0; i < cells.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), cells[i]);
        return bytes;
    }
}
