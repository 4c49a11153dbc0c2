using Neo;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Manifest;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Fuzz.Coverage;
using StarMiner.Simulator.Fuzz.Generation;
using StarMiner.Simulator.Fuzz.Steps;
using StarMiner.Simulator.Scenarios;
using StarMiner.Simulator.Scenarios.Invariants.Declared;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Fuzz;

/// <summary>A contract that is tried, with the code that its constants come from.</summary>
public sealed record FuzzContract(string Name, UInt160 Hash, ContractManifest Manifest, ReadOnlyMemory<byte> Script);

/// <summary>A state of the chain and the way to it.</summary>
public sealed record FuzzState(ChainSnapshot Snapshot, Moment Moment, FuzzState? Parent, FuzzStep? Step)
{
    /// <summary>The steps from the scenario's end.</summary>
    public IReadOnlyList<FuzzStep> Path => Parent is null ? [] : [.. Parent.Path, Step!];
}

/// <summary>Where a scenario has ended: who and what is there, and what a step does to it.</summary>
public sealed class FuzzWorld
{
    readonly Chain _chain;
    readonly Chain _reader;
    readonly EdgeListener _edges;
    readonly Scenario _scenario;
    readonly SuiteBooks? _books;
    readonly HashSet<UInt160> _receivers = [];

    FuzzWorld(Scenario scenario, Run run, InProcessNetwork network, EdgeListener edges, CallListener calls)
    {
        _scenario = scenario;
        _chain = network.Simulated;
        _reader = _chain.Branch();
        _edges = edges;
        _books = run.SuiteOrNull is null ? null : new SuiteBooks(run, scenario);
        Places = SuiteBooks.PlacesOf(run, scenario);
        Contracts = [.. ContractsToTry(run).Select(name => Describe(name, Places.Contracts[name]))];
        Seeds = SeedsFrom(calls);
        Start = new FuzzState(_chain.Snapshot(), MomentOf(_chain.Snapshot()), null, null);
    }

    /// <summary>Runs the scenario's steps, unlocked, and takes over where they end.</summary>
    /// <exception cref="Scenarios.Results.ExpectationException">A step did not end as the scenario says.</exception>
    public static async Task<FuzzWorld> BeginAsync(Scenario scenario, RunOptions options, CancellationToken cancel)
    {
        var edges = new EdgeListener();
        var calls = new CallListener { IsOn = true };
        var runner = new ScenarioRunner(
            scenario, options with { Unlocked = true, Listeners = [.. options.Listeners, edges, calls] });
        var (run, network) = await runner.RunStepsAsync(cancel);
        calls.IsOn = false;
        return new FuzzWorld(scenario, run, network, edges, calls);
    }

    public Places Places { get; }

    public IReadOnlyList<FuzzContract> Contracts { get; }

    public FuzzState Start { get; }

    /// <summary>Calls like those that the scenario led to, the later ones last.</summary>
    public IReadOnlyList<FuzzCall> Seeds { get; }

    public ChainAccount Account(string actor) => _chain.Actor(actor);

    public int Edges => _edges.Count;

    /// <summary>Whether there is anything to be broken.</summary>
    public bool HasInvariants => _books is not null || _scenario.Invariants.Count > 0;

    /// <summary>Whether a step since this was asked last went where none went before.</summary>
    public bool TakeNew() => _edges.TakeNew();

    /// <summary>What the last step's contracts told.</summary>
    public IReadOnlyList<Notification> Told { get; private set; } = [];

    /// <returns>The state after the step; null where it was refused.</returns>
    public FuzzState? Try(FuzzState from, FuzzStep step)
    {
        _chain.Restore(from.Snapshot);
        Told = [];
        if (!Do(step)) return null;
        ChainSnapshot after = _chain.Snapshot();
        return new FuzzState(after, MomentOf(after), from, step);
    }

    /// <summary>The first invariant that the step broke, and why; null where all hold.</summary>
    public (string Invariant, string Why)? Judge(FuzzState before, FuzzState after)
    {
        HashSet<UInt160> signers = [];
        if (after.Step is FuzzCall call)
            foreach (FuzzSigner signer in call.Signers)
                if (signer.Scope != WitnessScope.None) signers.Add(Places.Actors[signer.Actor]);
        var judgement = new Judgement(after.Moment, before.Moment, signers, Places);
        foreach (DeclaredInvariant invariant in _scenario.Invariants)
            if (invariant.CanBeJudged(Places) && invariant.Broken(judgement) is { } why) return (invariant.Name, why);
        if (_books is null) return null;
        _chain.Restore(after.Snapshot);
        return _books.Broken(_receivers) is { } book ? (book, "the suite's books do not agree") : null;
    }

    bool Do(FuzzStep step)
    {
        if (step is FuzzCall call) return Send(call);
        var wait = (FuzzWait)step;
        if (wait.Blocks > 0) _chain.SkipBlocks(wait.Blocks);
        else _chain.MoveTimeTo(_chain.TimeMs + wait.Ms);
        return true;
    }

    /// <remarks>As the scenario's call does it, so that a replay comes to the same state.</remarks>
    bool Send(FuzzCall call)
    {
        var target = new ContractCall(
            Places.Contracts[call.Contract], call.Method, [.. call.Arguments.Select(argument => argument.In(this))]);
        byte[] script = CallScript.Of(target);
        TransactionSigner[] signers = [.. call.Signers.Select(signer => signer.In(this))];
        _edges.IsOn = true;
        Execution rehearsal = _chain.Rehearse(script, signers);
        _edges.IsOn = false;
        if (!rehearsal.Halted) return false;
        try
        {
            TransactionReceipt receipt = _chain.Send(
                new TransactionRequest(script, signers) { SystemFeeDatoshi = rehearsal.GasDatoshi });
            Told = receipt.Execution.Notifications;
            foreach (Notification note in Told)
                if (Tally.ReceiverIn(note.Event, note.Values) is { } receiver) _receivers.Add(receiver);
            return receipt.Halted;
        }
        catch (TransactionRefusedException)
        {
            return false; // the actor has spent its GAS
        }
    }

    Moment MomentOf(ChainSnapshot snapshot) => new(call =>
    {
        _reader.Restore(snapshot);
        Execution run = _reader.Read(call);
        run.ThrowOnFault();
        return run.Stack.Count == 0 ? Neo.VM.Types.StackItem.Null : run.Stack[^1];
    });

    /// <summary>What the scenario installed, or else the suite; and GAS, by which contracts are paid.</summary>
    IEnumerable<string> ContractsToTry(Run run) => run.Installed.Count > 0
        ? run.Installed.Keys.Append("GasToken")
        : Places.Contracts.Keys.Where(name => name != "NeoToken");

    IReadOnlyList<FuzzCall> SeedsFrom(CallListener calls)
    {
        var seeds = new Seeds(this);
        return [.. calls.Heard.Select(seeds.Of).OfType<FuzzCall>()];
    }

    FuzzContract Describe(string name, UInt160 hash)
    {
        var state = _chain.FindContract(hash)!;
        return new FuzzContract(name, hash, state.Manifest, state.Id < 0 ? ReadOnlyMemory<byte>.Empty : state.Script);
    }
}
