using System.Numerics;
using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using Neo.Wallets;
using StarMiner.Simulator.Engine.DebugInfo;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator;

/// <summary>
/// A Neo N3 chain in this process: real blocks on Neo's own engine, made when somebody asks for one. A run is a
/// function of the options and of the calls that are made. Not for use by several threads at once; <see cref="Branch"/>
/// is cheap.
/// </summary>
public sealed partial class Chain
{
    readonly KeyRing _keys;
    readonly SourceMaps _sources;
    readonly BlockExecutor _executor;
    readonly BlockMaker _blocks;
    readonly EmptyBlocks _emptyBlocks;
    readonly TransactionChecks _checks;
    readonly Dictionary<string, ChainSnapshot> _snapshots = [];
    ChainSnapshot _now;

    /// <summary>Starts at the genesis block.</summary>
    public Chain(ChainOptions? options = null)
        : this(options ?? new ChainOptions(), new KeyRing((options ?? new ChainOptions()).Seed), new SourceMaps(), null)
    {
    }

    Chain(ChainOptions options, KeyRing keys, SourceMaps sources, ChainSnapshot? start)
    {
        Options = options;
        _keys = keys;
        _sources = sources;
        Committee = [.. Enumerable.Range(0, options.CommitteeSize).Select(i => keys.Named($"committee-{i}"))];
        Settings = options.ToSettings(Committee.Select(member => member.Keys));
        _executor = new BlockExecutor(
            Settings, sources, options.Trace, [.. options.Listeners, .. ProcessListeners.All]);
        _blocks = new BlockMaker(options, Settings, keys);
        _emptyBlocks = new EmptyBlocks(_blocks, Settings);
        _checks = new TransactionChecks(Settings, options.Unlocked);
        GenesisAccount = keys.OfValidators([.. Settings.StandbyValidators]);
        _now = start ?? Genesis();
    }

    public ChainOptions Options { get; }

    internal TransactionChecks Checks => _checks;

    public ProtocolSettings Settings { get; }

    /// <summary>The standby committee, in the order of the settings.</summary>
    public IReadOnlyList<Actor> Committee { get; }

    /// <summary>Holds all NEO and the first GAS at genesis: the account of the validators.</summary>
    public MultiSigAccount GenesisAccount { get; }

    /// <summary>Who may change policy.</summary>
    public MultiSigAccount CommitteeAccount => MultiSigAccount.OfCommittee(Committee);

    /// <summary>Header of the newest block.</summary>
    public Header Head => _now.Head;

    public uint Height => Head.Index;

    /// <summary>Timestamp of the newest block [ms since the Unix epoch].</summary>
    public ulong TimeMs => Head.Timestamp;

    /// <summary>The present state of all contracts, keyed as in a node's store.</summary>
    public StateTree State => _now.State;

    /// <summary>A fresh view of the present state in Neo's own terms; what is written into it is lost.</summary>
    public DataCache View => new StateCache(State);

    /// <summary>The actor of this name; the key derives from the seed and the name.</summary>
    public Actor Actor(string name) => _keys.Named(name);

    /// <summary>An actor with a key of its own.</summary>
    public Actor AddActor(string name, KeyPair keys) => _keys.Add(name, keys);

    /// <summary>The actor of a key, named by its script hash when it is new.</summary>
    public Actor ActorOf(KeyPair keys) => _keys.Of(keys);

    /// <summary>Makes faults of this contract name methods and source lines.</summary>
    public void AddDebugInfo(ContractDebugInfo debug) => _sources.Add(debug);

    /// <summary>As <see cref="AddDebugInfo(ContractDebugInfo)"/> for every <c>.nefdbgnfo</c> in a folder.</summary>
    public void AddDebugInfo(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*.nefdbgnfo"))
            AddDebugInfo(DebugInfoReader.ReadFile(file));
    }

    /// <summary>Balance of GAS [1e-8 GAS].</summary>
    public BigInteger GasOf(UInt160 account) => NativeContract.GAS.BalanceOf(View, account);

    public ContractState? FindContract(UInt160 hash) => NativeContract.ContractManagement.GetContract(View, hash);

    /// <summary>The block with this index, transactions included; null where the chain has none.</summary>
    public Block? FindBlock(uint index) => NativeContract.Ledger.GetBlock(View, index);

    public UInt256? FindBlockHash(uint index) => NativeContract.Ledger.GetBlockHash(View, index);

    /// <summary>The present moment. Keeping it costs nothing.</summary>
    public ChainSnapshot Snapshot() => _now;

    /// <summary>Keeps the present moment under a name; a name may be used again.</summary>
    public void Snapshot(string name) => _snapshots[name] = _now;

    /// <summary>Goes to a moment of this chain or of one of its branches, in any direction.</summary>
    public void Restore(ChainSnapshot snapshot) => _now = snapshot;

    /// <exception cref="KeyNotFoundException">No snapshot has this name.</exception>
    public void Restore(string name) => _now = _snapshots.TryGetValue(name, out ChainSnapshot? snapshot)
        ? snapshot
        : throw new KeyNotFoundException($"no snapshot is named '{name}'");

    /// <summary>Goes to a moment that another process has written down, with the same seed and settings.</summary>
    public void Adopt(ChainSnapshot snapshot)
    {
        Learn(snapshot);
        _now = snapshot;
    }

    /// <summary>Gets to know who may sign blocks at a moment that was not made by this chain.</summary>
    public void Learn(ChainSnapshot snapshot) => _blocks.Learn(snapshot.View, snapshot.Head.Index);

    /// <summary>
    /// Appends a block that another process made of this very chain. Nothing of it is checked besides its place.
    /// </summary>
    /// <exception cref="ArgumentException">It does not follow the newest block.</exception>
    public void Adopt(Block block)
    {
        if (!block.PrevHash.Equals(Head.Hash) || block.Index != Height + 1)
            throw new ArgumentException($"block {block.Index} does not follow block {Height}", nameof(block));
        BlockResult result = _executor.Persist(State, block);
        _blocks.Learn(View, Height);
        _now = Follow(_now, block, result);
        _blocks.Learn(View, Height);
    }

    /// <summary>Lets an account be a signer without a witness, or no longer.</summary>
    public void Impersonate(UInt160 account, bool isOn) => _checks.Impersonate(account, isOn);

    /// <summary>A second chain that goes on from here by itself; both know the same actors.</summary>
    public Chain Branch() => new(Options, _keys, _sources, _now);

    /// <summary>
    /// SHA-256 over all block hashes, what ran in them and the present state: equal for equal runs. Witnesses are left
    /// out, as a signature differs each time that it is made; the hashes of what they sign are in.
    /// </summary>
    public UInt256 RunHash() => RunHashes.Of(_now);

    ChainSnapshot Genesis()
    {
        Block block = NeoSystem.CreateGenesisBlock(Settings);
        BlockResult result = _executor.Persist(StateTree.Empty, block);
        var nothing = new ChainSnapshot(
            StateTree.Empty, block.Header, logs: StateTree.Empty, history: new byte[UInt256.Length], drafts: 0);
        return Follow(nothing, block, result);
    }

    /// <summary>The moment after a block.</summary>
    static ChainSnapshot Follow(ChainSnapshot before, Block block, BlockResult result)
    {
        StateTreeEditor logs = before.Logs.Edit();
        var log = new BlockLogs(logs, before.History, block.Header);
        foreach (Execution execution in result.Executions) log.Add(execution);
        return before with
        {
            State = result.State,
            Head = block.Header,
            Logs = logs.Publish(),
            History = log.History(),
        };
    }
}
