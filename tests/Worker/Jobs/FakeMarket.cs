using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.VM.Types;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Kernels;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Tests.Merkle;
using Array = Neo.VM.Types.Array;

namespace StarMiner.Worker.Tests.Jobs;

/// <summary>
/// One MatMul job on a chain of its own, which judges openings by <see cref="NaiveMerkle"/> and the law over arrays.
/// Only what flows touch, in the ABI of contracts/README.md.
/// </summary>
sealed class FakeMarket : IChainClient
{
    internal const ulong JobId = 7;
    internal const uint Window = 20;
    const uint Drawn = 2;

    readonly MatMulParameters sides;
    readonly byte[] inputRoots;
    uint height = 100;
    uint commitBlock;
    UInt160? provider;
    byte[]? outputRoot;

    internal FakeMarket(MatMulParameters sides, IEnumerable<UInt256> inputRoots)
    {
        this.sides = sides;
        this.inputRoots = [.. inputRoots.SelectMany(root => root.ToArray())];
        Addresses = new SuiteAddresses
        {
            Council = Hash(1),
            AgpuToken = Hash(2),
            JobMarket = Hash(3),
            Referee = Hash(4),
            AuditorCommittee = Hash(16),
            PricingEngine = Hash(6),
            StakingVaults = Hash(7),
            ReputationOracle = Hash(10),
            RewardController = Hash(11),
            TestStable = Hash(12),
            WrappedAgpu = Hash(13),
            StableExchange = Hash(14),
            WrappedExchange = Hash(15),
            Kernels = new Dictionary<string, UInt160> { ["MatMulKernel"] = Hash(5) },
        };
        Units = ((BigInteger)sides.M * sides.N * sides.K + 999_999) / 1_000_000;
    }

    internal SuiteAddresses Addresses { get; }
    internal JobStatus Status { get; private set; } = JobStatus.Open;
    internal BigInteger Units { get; set; }
    internal int AnsweredMask { get; set; }
    internal List<string> Sent { get; } = [];

    /// <summary>Runs just before a call is judged.</summary>
    internal Action<string>? BeforeSend { get; set; }

    public uint Network => 5;

    public Task<uint> GetHeightAsync(CancellationToken cancel = default) => Task.FromResult(height);

    public Task WaitForHeightAsync(uint index, CancellationToken cancel = default)
    {
        height = Math.Max(height, index);
        return Task.CompletedTask;
    }

    public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) =>
        Task.FromResult(new ReadResult(Read(call.Method), 0));

    public Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default)
    {
        BeforeSend?.Invoke(call.Method);
        height++;
        Apply(call.Method, call.Arguments, sender);
        Sent.Add(call.Method);
        return Task.FromResult(new Receipt
        {
            Transaction = UInt256.Zero,
            Block = height,
            BlockTimeMs = 0,
            SystemFeeDatoshi = 0,
            NetworkFeeDatoshi = 0,
            Result = null,
            Events = [],
        });
    }

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(uint block, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    StackItem Read(string method) => method switch
    {
        "job" => new Array(new StackItem[]
        {
            (int)Status, Hash(9).ToArray(), Bytes(provider?.ToArray()), Addresses.MatMulKernel.ToArray(),
            sides.ToBytes(), inputRoots, Units, (BigInteger)sides.M * sides.N, 1000, 10, 1000, 0, 60_000, 60_000,
            Bytes(outputRoot), commitBlock, AnsweredMask, 1, 1, 10_000, commitBlock == 0 ? 0 : commitBlock + Window,
        }),
        "demandsOf" => new Array(),
        "auditCells" => new Array(AuditCells().Select(cell => (StackItem)cell)),
        _ => throw new NotSupportedException(method),
    };

    void Apply(string method, object?[] arguments, KeyPair sender)
    {
        switch (method)
        {
            case "claim":
                Require(Status == JobStatus.Open, "JobMarket/not-open");
                (provider, Status) = (sender.Account(), JobStatus.Claimed);
                break;
            case "commit":
                Require(Status == JobStatus.Claimed && provider == sender.Account(), "JobMarket/not-claimed");
                (outputRoot, commitBlock, Status) = (((UInt256)arguments[1]!).ToArray(), height, JobStatus.Committed);
                break;
            case "answer":
                int ordinal = Convert.ToInt32(arguments[1]);
                Require((AnsweredMask >> ordinal & 1) == 0, "JobMarket/already-answered");
                Require(Judge(AuditCells()[ordinal], arguments[2..]), "Referee/cell-wrong");
                AnsweredMask |= 1 << ordinal;
                if (AnsweredMask == 15)
                    Status = JobStatus.Audited;
                break;
            case "challenge":
                Require(!Judge(Convert.ToUInt64(arguments[1]), arguments[3..]), "Referee/cell-right");
                Status = JobStatus.Slashed;
                break;
            case "settle":
                Require(Status == JobStatus.Audited, "JobMarket/not-audited");
                Require(height > commitBlock + Window, "JobMarket/too-early");
                Status = JobStatus.Settled;
                break;
            default:
                throw new NotSupportedException(method);
        }
    }

    internal ulong[] AuditCells()
    {
        Require(height >= commitBlock + Drawn, "Referee/audit-not-drawn");
        byte[] seed = SHA256.HashData(outputRoot!);
        return [.. Enumerable.Range(0, 4).Select(ordinal =>
            BinaryPrimitives.ReadUInt64LittleEndian(seed.AsSpan(8 * ordinal)) % ((ulong)sides.M * (ulong)sides.N))];
    }

    /// <summary>Faults where the opening is not authentic; else says whether it evaluates.</summary>
    bool Judge(ulong cell, object?[] opening)
    {
        byte[] outputLeaf = (byte[])opening[0]!;
        ulong leaf = cell / 1024, leaves = ((ulong)sides.M * (ulong)sides.N + 1023) / 1024;
        byte[] hash = NaiveMerkle.OutputLeaf(JobId, Addresses.MatMulKernel.ToArray(), 0, leaf, outputLeaf);
        byte[] head = NaiveMerkle.OutputHead(provider!.ToArray(), (long)leaves);
        byte[] root = RootOf(head, hash, leaf, leaves, Blobs(opening[1]));
        Require(root.AsSpan().SequenceEqual(outputRoot), "Referee/output-not-committed");

        byte[][] inputs = Blobs(opening[2]);
        object?[] paths = (object?[])opening[3]!;
        var (a, aPaths) = Row(cell / (ulong)sides.N, sides.M, inputs, paths, 0);
        var (b, _) = Row(cell % (ulong)sides.N, sides.N, inputs[aPaths..], paths[aPaths..], 1);
        int truth = MatMulCell.Dot(0, a, 0, b, 0, sides.K);
        return BinaryPrimitives.ReadInt32LittleEndian(outputLeaf.AsSpan((int)(cell % 1024) * 4)) == truth;
    }

    /// <summary>The row out of the leaves that come first, and how many these are.</summary>
    (byte[] Row, int Leaves) Row(ulong row, int rows, byte[][] leaves, object?[] paths, int operand)
    {
        int perLeaf = 4096 / sides.K, pieces = (sides.K + 4095) / 4096;
        ulong count = perLeaf > 0 ? (ulong)((rows + perLeaf - 1) / perLeaf) : (ulong)(rows * pieces);
        ulong first = perLeaf > 0 ? row / (ulong)perLeaf : row * (ulong)pieces;
        for (int piece = 0; piece < pieces; piece++)
        {
            ulong leaf = first + (ulong)piece;
            byte[] root = RootOf(
                NaiveMerkle.InputHead((long)count), NaiveMerkle.InputLeaf(leaf, leaves[piece]), leaf, count,
                Blobs(paths[piece]));
            Require(root.AsSpan().SequenceEqual(inputRoots.AsSpan(32 * operand, 32)), "Referee/input-not-committed");
        }
        byte[] all = [.. leaves[..pieces].SelectMany(bytes => bytes)];
        int start = perLeaf > 0 ? (int)(row % (ulong)perLeaf) * sides.K : 0;
        return (all[start..(start + sides.K)], pieces);
    }

    static byte[] RootOf(byte[] head, byte[] leafHash, ulong leaf, ulong count, byte[][] path)
    {
        byte[]? root = NaiveMerkle.Climb(head, leafHash, leaf, count, path);
        Require(root is not null, "Referee/path-malformed");
        return root!;
    }

    static byte[][] Blobs(object? array) => [.. ((object?[])array!).Select(blob => (byte[])blob!)];

    static StackItem Bytes(byte[]? bytes) => bytes is null ? StackItem.Null : bytes;

    static UInt160 Hash(byte mark) => new(Enumerable.Repeat(mark, 20).ToArray());

    static void Require(bool condition, string error)
    {
        if (!condition)
            throw new ContractFaultException($"An unhandled exception was thrown. {error}");
    }

    public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    public Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) => throw new NotSupportedException();

    public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    public Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) => throw new NotSupportedException();

    public Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default) => throw new NotSupportedException();
}
