using System.Collections;
using System.Collections.Generic;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Linq;

/// <summary>What an array or list becomes where a program enumerates it as an IEnumerable. Used on the chain only.</summary>
[StandsFor("System.Array.Enumerator")]
internal sealed class Cursor<T> : IEnumerator<T>
{
    private readonly T[] items;
    private int index;

    public Cursor(T[] items)
    {
        this.items = items;
        index = -1;
    }

    public T Current => items[index];

    object IEnumerator.Current => items[index]!;

    public bool MoveNext() => ++index < items.Length;

    public void Reset() => index = -1;

    public void Dispose() { }
}
