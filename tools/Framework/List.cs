using System.Collections;
using System.Collections.Generic;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework;

/// <summary>
/// An array that grows. On the chain it is the same object as the array it converts to or from; on the CLR the
/// conversions copy.
/// </summary>
[StackItem(StackItemType.Array)]
public class List<T> : IEnumerable<T>
{
    private readonly System.Collections.Generic.List<T> items;

    [OpCode(OpCode.NEWARRAY0)]
    public List() => items = [];

    [ManagedOnly]
    private List(IEnumerable<T> items) => this.items = [.. items];

    public int Count { [OpCode(OpCode.SIZE)] get => items.Count; }

    public T this[int key]
    {
        [OpCode(OpCode.PICKITEM)]
        get => items[key];
        [OpCode(OpCode.SETITEM)]
        set => items[key] = value;
    }

    [OpCode(OpCode.APPEND)]
    public void Add(T item) => items.Add(item);

    [OpCode(OpCode.REMOVE)]
    public void RemoveAt(int index) => items.RemoveAt(index);

    [OpCode(OpCode.CLEARITEMS)]
    public void Clear() => items.Clear();

    [OpCode(OpCode.VALUES)]
    public List<T> Clone() => new(items);

    /// <summary>Takes the last item off.</summary>
    [OpCode(OpCode.POPITEM)]
    public T PopItem()
    {
        T last = items[^1];
        items.RemoveAt(items.Count - 1);
        return last;
    }

    public ListEnumerator<T> GetEnumerator() => new(this);

    [ManagedOnly]
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => items.GetEnumerator();

    [ManagedOnly]
    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    [OpCode(OpCode.NOP)]
    public static implicit operator List<T>(T[] array) => array is null ? null! : new List<T>(array);

    [OpCode(OpCode.NOP)]
    public static implicit operator T[](List<T> array) => array is null ? null! : [.. array.items];
}
