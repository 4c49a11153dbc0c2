using System.Collections.Generic;
using System.Linq;
using Neo.SmartContract.Framework.Attributes;

// The official class asks nothing of its key type.
#pragma warning disable CS8714

namespace Neo.SmartContract.Framework;

/// <summary>A map that remembers the order of insertion. Keys are numbers, truth values, texts or byte strings.</summary>
[StackItem(StackItemType.Map)]
public class Map<TKey, TValue>
{
    private readonly OrderedDictionary<TKey, TValue> items;

    [OpCode(OpCode.NEWMAP)]
    public Map() => items = [];

    public int Count { [OpCode(OpCode.SIZE)] get => items.Count; }

    public TValue this[TKey key]
    {
        [OpCode(OpCode.PICKITEM)]
        get => items[key];
        [OpCode(OpCode.SETITEM)]
        set => items[key] = value;
    }

    public TKey[] Keys { [OpCode(OpCode.KEYS)] get => items.Keys.ToArray(); }

    public TValue[] Values { [OpCode(OpCode.VALUES)] get => items.Values.ToArray(); }

    [OpCode(OpCode.HASKEY)]
    public bool HasKey(TKey key) => items.ContainsKey(key);

    [OpCode(OpCode.REMOVE)]
    public void Remove(TKey key) => items.Remove(key);

    [OpCode(OpCode.CLEARITEMS)]
    public void Clear() => items.Clear();
}
