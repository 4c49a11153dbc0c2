using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Fuzz.Steps;

namespace StarMiner.Simulator.Fuzz.Generation;

/// <summary>Makes steps: new ones, and changes of such as have worked.</summary>
sealed class StepGenerator
{
    const int MostKept = 24;

    /// <summary>A contract that these change is another contract.</summary>
    static readonly string[] Left = ["update", "destroy"];

    readonly Random _random;
    readonly ValuePool _pool;
    readonly ValueGenerator _values;
    readonly SignerGenerator _signers;
    readonly string[] _actors;
    readonly (string Contract, ContractMethodDescriptor Method)[] _methods;
    readonly string[] _payable;
    readonly Dictionary<string, List<FuzzCall>> _worked = [];

    /// <summary>What the calls of the scenario might have been, the last ones first.</summary>
    readonly Queue<FuzzCall> _otherwise = [];

    public StepGenerator(FuzzWorld world, Random random)
    {
        _random = random;
        _pool = new ValuePool(world.Contracts);
        _values = new ValueGenerator(world, _pool, random);
        _signers = new SignerGenerator(world, random);
        _actors = [.. world.Places.Actors.Keys];
        _methods = [.. world.Contracts.SelectMany(contract => contract.Manifest.Abi.Methods
            .Where(method => !method.Safe && method.Name[0] != '_' && !Left.Contains(method.Name))
            .Where(method => contract.Name != "GasToken" || method.Name == "transfer")
            .Select(method => (contract.Name, method)))];
        _payable = [.. world.Contracts
            .Where(contract => contract.Manifest.Abi.Methods.Any(method => method.Name == "onNEP17Payment"))
            .Select(contract => contract.Name)];
        Begin(world.Seeds);
    }

    void Begin(IReadOnlyList<FuzzCall> seeds)
    {
        HashSet<string> tried = [.. _methods.Select(method => Key(method.Contract, method.Method.Name))];
        HashSet<string> known = [];
        var ways = new OtherWays(_actors, [.. _methods
            .Where(method => method.Method is { Name: "transfer", Parameters.Length: 4 })
            .Select(method => method.Contract)]);
        foreach (FuzzCall seed in seeds) _pool.See(seed.Arguments);
        foreach (FuzzCall seed in seeds.Reverse())
        {
            if (!tried.Contains(Key(seed.Contract, seed.Method)) || !known.Add(seed.ToString())) continue;
            Keep(seed);
            foreach (FuzzCall way in ways.Of(seed)) _otherwise.Enqueue(way);
        }
    }

    /// <param name="state">What the step will be tried in.</param>
    public FuzzStep Next(FuzzState state)
    {
        _values.NowMs = state.Snapshot.Head.Timestamp;
        if (_otherwise.TryDequeue(out FuzzCall? otherwise)) return otherwise;
        if (_random.Next(25) == 0) return FuzzWait.All[_random.Next(FuzzWait.All.Count)];
        var (contract, method) = _methods[_random.Next(_methods.Length)];
        if (_worked.TryGetValue(Key(contract, method.Name), out var worked) && _random.Next(5) > 1)
            return Mutate(worked[_random.Next(worked.Count)], method);
        string by = Any(_actors);
        FuzzValue[] arguments = IsForwarder(method)
            ? Forwarded(contract)
            : [.. method.Parameters.Select(parameter => _values.Of(parameter.Type, by, contract))];
        if (method.Name == "transfer" && arguments.Length == 4 && _payable.Length > 0 && _random.Next(3) > 0)
        {
            arguments[0] = new AccountValue(by, false);
            string payee = Any(_payable);
            arguments[1] = new AccountValue(payee, true);
            arguments[3] = _values.Of(ContractParameterType.Any, by, payee);
        }
        return new FuzzCall(contract, method.Name, _signers.Of(by), arguments);
    }

    /// <summary>A contract that calls what it is told to, now or later: how contracts get into the game as callers.</summary>
    static bool IsForwarder(ContractMethodDescriptor method) => method.Parameters is
    [
    { Type: ContractParameterType.Hash160 }, { Type: ContractParameterType.String },
    { Type: ContractParameterType.Array },
    ];

    FuzzValue[] Forwarded(string forwarder)
    {
        var (contract, method) = _methods[_random.Next(_methods.Length)];
        FuzzValue[] arguments = [.. method.Parameters.Select(parameter =>
            parameter.Type == ContractParameterType.Hash160 && _random.Next(2) == 0
                ? new AccountValue(forwarder, true)
                : _values.Of(parameter.Type, Any(_actors), contract, depth: 1))];
        return [new AccountValue(contract, true), new TextValue(method.Name), new ListValue(arguments)];
    }

    /// <summary>The call did something: what is like it may too.</summary>
    public void Worked(FuzzStep step, IReadOnlyList<Notification> told)
    {
        _pool.See(told);
        if (step is FuzzCall call) Keep(call);
    }

    /// <summary>The call was refused, but went where none went before: it may be close.</summary>
    public void CameFurther(FuzzStep step)
    {
        if (step is FuzzCall call) Keep(call);
    }

    void Keep(FuzzCall call)
    {
        string key = Key(call.Contract, call.Method);
        if (!_worked.TryGetValue(key, out var kept)) _worked[key] = kept = [];
        if (kept.Count < MostKept) kept.Add(call);
        else kept[_random.Next(MostKept)] = call;
    }

    FuzzCall Mutate(FuzzCall call, ContractMethodDescriptor method)
    {
        switch (_random.Next(6))
        {
            case 0: return call;
            case 1 or 2: return call with { Signers = _signers.Mutate(call.Signers) };
            default:
                if (call.Arguments.Count == 0) return call with { Signers = _signers.Mutate(call.Signers) };
                int changed = _random.Next(call.Arguments.Count);
                ContractParameterType type = method.Parameters.Length == call.Arguments.Count
                    ? method.Parameters[changed].Type
                    : ContractParameterType.Any;
                FuzzValue[] arguments = [.. call.Arguments];
                arguments[changed] = _values.Mutate(arguments[changed], type, call.By, call.Contract);
                return call with { Arguments = arguments };
        }
    }

    static string Key(string contract, string method) => $"{contract}.{method}";

    T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
