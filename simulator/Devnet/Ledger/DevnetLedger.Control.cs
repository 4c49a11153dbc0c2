using Neo;
using Neo.IO;
using Neo.Persistence;
using Neo.SmartContract;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Journal;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>What no node can do: go to another time or moment, change the state by hand.</summary>
public sealed partial class DevnetLedger
{
    /// <summary>A name is a reference to a tree, but names are kept in the journal's checkpoints in full.</summary>
    const int MostSnapshots = 100;

    /// <summary>Blocks of one passage of time: some ten seconds' work.</summary>
    const ulong MostSkippedBlocks = 1_000_000;

    /// <summary>Where <see cref="Reset"/> goes.</summary>
    const string StartName = "";

    readonly Dictionary<string, SavedMoment> _saved = [];
    readonly HashSet<UInt160> _impersonated = [];

    /// <summary>Names of the snapshots.</summary>
    public IReadOnlyList<string> Snapshots
    {
        get
        {
            lock (_turn) return [.. _saved.Keys.Where(name => name != StartName).Order(StringComparer.Ordinal)];
        }
    }

    public IReadOnlyList<UInt160> Impersonated
    {
        get
        {
            lock (_turn) return [.. _impersonated];
        }
    }

    /// <summary>How far the clock is ahead of the wall's [ms].</summary>
    public long ClockOffsetMs => _clock.OffsetMs;

    /// <summary>Moves the clock: one block has this time, and the clock goes on from it.</summary>
    /// <exception cref="ChainException">Blocks cannot go back in time.</exception>
    public void SetTime(ulong timeMs)
    {
        lock (_turn)
        {
            ulong head = _now.Chain.Head.Timestamp;
            if (timeMs <= head)
                throw new ChainException($"the newest block has the time {head}; a later time is needed");
            MoveClock(timeMs);
            MineBlock(timeMs);
        }
    }

    /// <summary>
    /// Lets so much time pass as the protocol does, in empty blocks a block time apart, from the present time on.
    /// </summary>
    public void Advance(ulong ms)
    {
        ulong blocks = (ms + _chain.Options.BlockTimeMs - 1) / _chain.Options.BlockTimeMs;
        if (blocks > MostSkippedBlocks)
        {
            throw new ChainException(
                $"{ms} ms are {blocks} blocks of {_chain.Options.BlockTimeMs} ms, at most {MostSkippedBlocks} at once");
        }
        lock (_turn)
        {
            if (blocks == 0) return;
            ulong start = TimeMs;
            if (blocks > 1) MineBlock(start); // the clock's time since the newest block is no part of what passes
            Change(() =>
            {
                _chain.SkipBlocks((uint)blocks);
                return new SkipAct((uint)blocks);
            });
            MoveClock(_now.Chain.Head.Timestamp);
            BlockAdded?.Invoke(_now);
        }
    }

    /// <summary>Keeps the present moment under a name; a name may be used again.</summary>
    public void Snapshot(string name)
    {
        if (name.Length == 0) throw new ChainException("a snapshot needs a name");
        lock (_turn)
        {
            if (_saved.Count > MostSnapshots && !_saved.ContainsKey(name))
                throw new ChainException($"there are {MostSnapshots} snapshots, as many as may be");
            _journal?.Append(new SnapshotAct(name));
            Save(name);
        }
    }

    /// <summary>Goes to a moment that has a name, in any direction; what waits for a block is looked at anew.</summary>
    /// <exception cref="ChainException">No snapshot has this name.</exception>
    public void Restore(string name)
    {
        lock (_turn)
        {
            if (name.Length == 0 || !_saved.ContainsKey(name))
                throw new ChainException($"no snapshot is named '{name}'");
            GoTo(name);
        }
    }

    /// <summary>Back to the start: funded accounts and nothing else. Snapshots stay.</summary>
    public void Reset()
    {
        lock (_turn)
        {
            _pool.Clear();
            GoTo(StartName);
        }
    }

    /// <summary>Puts values into a contract's storage; null takes a key away.</summary>
    public void SetStorage(int contract, IEnumerable<KeyValuePair<byte[], byte[]?>> values) => Put(
        [.. values.Select(value => KeyValuePair.Create(
            new StorageKey { Id = contract, Key = value.Key }.ToArray(), value.Value))]);

    /// <summary>Puts changes into the state that a view of it has, for these keys.</summary>
    internal void SetState(Func<DataCache, IEnumerable<StorageKey>> change)
    {
        lock (_turn)
        {
            var view = new StateCache(_now.Chain.State);
            StorageKey[] changed = [.. change(view)];
            view.Commit();
            Put([.. changed.Select(key => KeyValuePair.Create(
                key.ToArray(), view.Tree.TryGet(key.ToArray(), out byte[]? value) ? value : null))]);
        }
    }

    /// <summary>Lets an account sign without a key, or no longer.</summary>
    public void Impersonate(UInt160 account, bool isOn)
    {
        lock (_turn)
        {
            _journal?.Append(new ImpersonateAct(account.ToArray(), isOn));
            SetImpersonated(account, isOn);
        }
    }

    /// <summary>The whole chain as a file that <see cref="Load"/> takes.</summary>
    public byte[] Dump() => ChainFile.Write(_now.Chain, _chain.Options);

    /// <summary>Goes on from a file.</summary>
    /// <exception cref="ChainException">It is none, or of a devnet with another seed or network.</exception>
    public void Load(byte[] chain)
    {
        lock (_turn)
        {
            ChainSnapshot snapshot = ChainFile.Read(chain, _chain.Options);
            Change(() =>
            {
                _chain.Adopt(snapshot);
                return new LoadAct(chain);
            });
            MoveClock(Math.Max(_clock.NowMs, snapshot.Head.Timestamp));
            _pool.Revalidate();
        }
    }

    /// <summary>The present moment is what <see cref="Reset"/> goes to.</summary>
    internal void Start()
    {
        lock (_turn)
        {
            _now = new Moment(_chain.Snapshot(), IndexOf(_chain.Snapshot()));
            Save(StartName);
        }
    }

    /// <summary>Goes on from what another process left.</summary>
    internal void Resume(LedgerState state, IEnumerable<LedgerAct> acts)
    {
        lock (_turn)
        {
            _chain.Adopt(state.Now.Chain);
            _now = state.Now;
            _clock.OffsetMs = state.ClockOffsetMs;
            foreach (var (name, saved) in state.Saved)
            {
                _chain.Learn(saved.Moment.Chain);
                _saved[name] = saved;
            }
            foreach (UInt160 account in state.Impersonated) SetImpersonated(account, isOn: true);
            foreach (LedgerAct act in acts) Replay(act);
        }
    }

    /// <summary>Does an act of a journal again.</summary>
    void Replay(LedgerAct act)
    {
        switch (act)
        {
            case BlockAct { Block: var block }:
                _chain.Adopt(block);
                break;
            case SkipAct { Blocks: var blocks }:
                _chain.SkipBlocks(blocks);
                break;
            case StateAct { Changes: var changes }:
                _chain.Restore(With(_chain.Snapshot(), changes));
                break;
            case ClockAct { OffsetMs: var offset }:
                _clock.OffsetMs = offset;
                break;
            case SnapshotAct { Name: var name }:
                Save(name);
                break;
            case RestoreAct { Name: var name }:
                _chain.Restore(_saved[name].Moment.Chain);
                _clock.OffsetMs = _saved[name].ClockOffsetMs;
                break;
            case LoadAct { Chain: var chain }:
                _chain.Adopt(ChainFile.Read(chain, _chain.Options));
                break;
            case ImpersonateAct { Account: var account, IsOn: var isOn }:
                SetImpersonated(new UInt160(account), isOn);
                break;
            default:
                throw new ArgumentException($"no act: {act}", nameof(act));
        }
        Publish(act);
    }

    void GoTo(string name)
    {
        Change(() =>
        {
            _chain.Restore(_saved[name].Moment.Chain);
            return new RestoreAct(name);
        });
        _clock.OffsetMs = _saved[name].ClockOffsetMs;
        _pool.Revalidate();
    }

    void Put(IReadOnlyList<KeyValuePair<byte[], byte[]?>> changes)
    {
        lock (_turn)
        {
            Change(() =>
            {
                _chain.Restore(With(_chain.Snapshot(), changes));
                return new StateAct(changes);
            });
            _pool.Revalidate();
        }
    }

    static ChainSnapshot With(ChainSnapshot chain, IReadOnlyList<KeyValuePair<byte[], byte[]?>> changes)
    {
        StateTreeEditor editor = chain.State.Edit();
        foreach (var (key, value) in changes)
        {
            if (value is null) editor.Delete(key);
            else editor.Put(key, value);
        }
        return chain with { State = editor.Publish() };
    }

    void MoveClock(ulong timeMs)
    {
        _clock.SetTo(timeMs);
        _journal?.Append(new ClockAct(_clock.OffsetMs));
    }

    void Save(string name) => _saved[name] = new SavedMoment(_now, _clock.OffsetMs);

    void SetImpersonated(UInt160 account, bool isOn)
    {
        if (isOn) _impersonated.Add(account);
        else _impersonated.Remove(account);
        _chain.Impersonate(account, isOn);
    }
}
