using System.Numerics;
using System.Text;
using Neo;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Fuzz.Steps;

namespace StarMiner.Simulator.Fuzz.Generation;

/// <summary>Values that have to do with the contracts: constants of their code, and what their events tell.</summary>
sealed class ValuePool
{
    const int MostSeen = 128, LongestConstant = 64;
    const int MostLists = 64;

    readonly List<BigInteger> _numbers = [0, 1, 2, 3, 10, 100, 10_000, 1_00000000];
    readonly List<string> _texts = [""];
    readonly List<string> _bytes = ["", "00"];
    readonly Queue<BigInteger> _seen = [];
    readonly Dictionary<string, List<string>> _textsOf = [];
    readonly List<ListValue> _lists = [];

    public ValuePool(IEnumerable<FuzzContract> contracts)
    {
        foreach (FuzzContract contract in contracts)
        {
            AddConstants(contract.Script, _textsOf[contract.Name] = []);
            _texts.AddRange(contract.Manifest.Abi.Methods.Select(method => method.Name).Where(name => name[0] != '_'));
        }
    }

    public IReadOnlyList<BigInteger> Numbers => _numbers;

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Those that stand in a contract's code.</summary>
    public IReadOnlyList<string> TextsOf(string contract) =>
        _textsOf.TryGetValue(contract, out List<string>? texts) ? texts : [];

    /// <summary>Lists that calls of the scenario were given: what payments say they are for.</summary>
    public IReadOnlyList<ListValue> Lists => _lists;

    /// <summary>In hexadecimal.</summary>
    public IReadOnlyList<string> Bytes => _bytes;

    public IReadOnlyCollection<BigInteger> Seen => _seen;

    public void See(IEnumerable<Notification> told)
    {
        foreach (StackItem value in told.SelectMany(notification => notification.Values)) See(value);
    }

    /// <summary>What a call of the scenario was given.</summary>
    public void See(IEnumerable<FuzzValue> given)
    {
        foreach (FuzzValue value in given)
            if (value is NumberValue { Number: var number }) AddNew(_numbers, number);
            else if (value is ListValue { Items.Count: > 0 } list) See(list);
    }

    void See(ListValue list)
    {
        See(list.Items);
        if (_lists.Count < MostLists && _lists.All(known => !known.Items.SequenceEqual(list.Items))) _lists.Add(list);
    }

    void See(StackItem value)
    {
        if (value is Integer && !_seen.Contains(value.GetInteger())) _seen.Enqueue(value.GetInteger());
        else if (value is ByteString { Size: > 8 and <= 33 and not UInt160.Length }) AddNew(_bytes, Hex(value.GetSpan()));
        while (_seen.Count > MostSeen) _seen.Dequeue();
        if (_bytes.Count > MostSeen) _bytes.RemoveAt(2);
    }

    void AddConstants(ReadOnlyMemory<byte> bytes, List<string> texts)
    {
        var script = new Script(bytes);
        for (int at = 0; at < script.Length; at += script.GetInstruction(at).Size)
        {
            Instruction instruction = script.GetInstruction(at);
            if (instruction.OpCode <= OpCode.PUSHINT256) AddNew(_numbers, new BigInteger(instruction.Operand.Span));
            else if (instruction.OpCode is OpCode.PUSHDATA1 && instruction.Operand.Length is > 0 and <= LongestConstant)
                AddData(instruction.Operand.Span, texts);
        }
    }

    /// <summary>Names of errors and events are no values that a contract takes.</summary>
    void AddData(ReadOnlySpan<byte> data, List<string> texts)
    {
        string text = Encoding.ASCII.GetString(data);
        if (text.All(letter => letter is >= ' ' and <= '~'))
        {
            if (text.Contains('/')) return;
            AddNew(_texts, text);
            AddNew(texts, text);
        }
        else AddNew(_bytes, Hex(data));
    }

    static void AddNew<T>(List<T> list, T value)
    {
        if (!list.Contains(value)) list.Add(value);
    }

    static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
