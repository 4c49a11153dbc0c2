using StarMiner.Simulator.Engine.DebugInfo;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Gas;

/// <summary>GAS of one script by offset of the instruction [1e-8 GAS].</summary>
sealed class ScriptGas(ReadOnlyMemory<byte> script)
{
    public ReadOnlyMemory<byte> Script => script;
    public long[] Runs { get; } = new long[script.Length + 1];
    public long[] Own { get; } = new long[script.Length + 1];
    public long[] Called { get; } = new long[script.Length + 1];
}

/// <summary>What one thread's executions took, before offsets become lines.</summary>
sealed class GasCounts
{
    readonly GasProfile _profile = new();

    public GasNode Root => _profile.Root;

    public Dictionary<uint, ScriptGas> Scripts { get; } = [];

    public void AddTransaction() => _profile.Transactions++;

    public void AddMethod(string name, long datoshi) =>
        _profile.Methods[name] = _profile.Methods.GetValueOrDefault(name).Plus(MethodGas.Once(datoshi));

    public void AddService(string name, long datoshi) =>
        _profile.Services[name] = _profile.Services.GetValueOrDefault(name).Plus(new ServiceGas(1, datoshi));

    public GasProfile ToProfile(SourceMaps sources)
    {
        var profile = new GasProfile();
        profile.Add(_profile);
        foreach (ScriptGas script in Scripts.Values)
            if (sources.Find(script.Script) is { } debug) AddLines(profile, script, debug);
        return profile;
    }

    static void AddLines(GasProfile profile, ScriptGas script, ContractDebugInfo debug)
    {
        foreach (DebugMethod method in debug.Methods)
            foreach (var (line, gas) in LinesOf(script, method))
                profile.Lines[line] = profile.Lines.GetValueOrDefault(line).Plus(gas);
    }

    /// <summary>A line that goes on behind the copy of a small method was begun once: its runs are the most of its parts.</summary>
    static Dictionary<LineKey, LineGas> LinesOf(ScriptGas script, DebugMethod method)
    {
        var lines = new Dictionary<LineKey, LineGas>();
        for (int i = 0; i < method.Points.Count; i++)
        {
            SourceLine at = method.Points[i];
            int end = i + 1 < method.Points.Count ? method.Points[i + 1].Offset : method.End + 1;
            long own = script.Own.AsSpan(at.Offset..end).Sum(), called = script.Called.AsSpan(at.Offset..end).Sum();
            long runs = script.Runs[at.Offset];
            if (runs == 0 && own == 0 && called == 0) continue;
            var key = new LineKey(at.File, at.Line);
            LineGas known = lines.GetValueOrDefault(key);
            lines[key] = new LineGas(
                Math.Max(known.Runs, runs), known.OwnDatoshi + own, known.CalledDatoshi + called);
        }
        return lines;
    }
}

static class Sums
{
    public static long Sum(this Span<long> numbers)
    {
        long sum = 0;
        foreach (long number in numbers) sum += number;
        return sum;
    }
}
