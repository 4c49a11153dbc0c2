using System.Globalization;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Journal;

/// <summary>
/// A devnet's data on disk. <c>state-N</c> is everything at one moment, <c>acts-N</c> what was done since; from time to
/// time a state with the next number begins a new file of acts. A state has its name only when it is complete, so that
/// a process that dies at any instant leaves one that can be started from.
/// </summary>
sealed class DataFolder : ILedgerJournal
{
    const string StatePrefix = "state-";
    const string Unfinished = ".tmp";

    /// <summary>A new state is written after so many acts, or so many bytes of them.</summary>
    const int MostActs = 5_000;
    const long MostBytes = 64 << 20;

    readonly string _folder;
    readonly ChainOptions _options;
    readonly FileStream _lock;
    ActFile? _acts;
    int _number;
    int _count;

    DataFolder(string folder, ChainOptions options, FileStream @lock)
    {
        _folder = folder;
        _options = options;
        _lock = @lock;
    }

    /// <exception cref="ChainException">The folder cannot be used, or another devnet uses it.</exception>
    public static DataFolder Open(string folder, ChainOptions options)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var @lock = new FileStream(
                Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataFolder(folder, options, @lock);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ChainException($"cannot use the data folder {folder}: {failure.Message}", failure);
        }
    }

    /// <summary>What is there; null in an empty folder.</summary>
    /// <exception cref="ChainException">The data are damaged or of another devnet.</exception>
    public LedgerState? Read(out IReadOnlyList<LedgerAct> acts)
    {
        acts = [];
        int[] numbers = [.. Directory.EnumerateFiles(_folder, StatePrefix + "*")
            .Select(path => Path.GetFileName(path)[StatePrefix.Length..])
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : -1)];
        _number = numbers.DefaultIfEmpty(-1).Max();
        if (_number < 0) return null;
        LedgerState state = StateFile.Read(File.ReadAllBytes(StatePath(_number)), _options);
        try
        {
            _acts = ActFile.Open(ActsPath(_number), out IReadOnlyList<byte[]> records);
            acts = [.. records.Select(ActCodec.Read)];
            _count = acts.Count;
            return state;
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or FormatException)
        {
            throw new ChainException($"cannot read {ActsPath(_number)}: {damage.Message}", damage);
        }
    }

    /// <summary>Begins with this state; what was done before is in it.</summary>
    public void Begin(LedgerState state)
    {
        int next = _number + 1;
        string path = StatePath(next);
        using (var file = new FileStream(path + Unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(StateFile.Write(state, _options));
            file.Flush(flushToDisk: true);
        }
        File.Move(path + Unfinished, path);
        _acts?.Dispose();
        int old = _number;
        _number = next;
        _acts = ActFile.Open(ActsPath(next), out _);
        _count = 0;
        if (old < 0) return;
        File.Delete(StatePath(old));
        File.Delete(ActsPath(old));
    }

    public void Append(LedgerAct act)
    {
        _acts!.Append(ActCodec.Write(act));
        _count++;
    }

    public void Published(Func<LedgerState> state)
    {
        if (_count >= MostActs || _acts!.Length >= MostBytes) Begin(state());
    }

    public void Dispose()
    {
        _acts?.Dispose();
        _lock.Dispose();
    }

    string StatePath(int number) => Path.Combine(_folder, $"{StatePrefix}{number}");

    string ActsPath(int number) => Path.Combine(_folder, $"acts-{number}");
}
