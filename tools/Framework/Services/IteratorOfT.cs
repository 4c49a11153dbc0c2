using System.Collections.Generic;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Managed;

namespace Neo.SmartContract.Framework.Services;

/// <summary>A cursor whose values are all of one type.</summary>
[StackItem(StackItemType.InteropInterface)]
public class Iterator<T> : Iterator, IEnumerable<T>
{
    public new extern T Value { [Syscall("System.Iterator.Value")] get; }

    [OpCode(OpCode.NOP)]
    public new extern IteratorEnumerator<T> GetEnumerator();

    [ManagedOnly]
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => throw ChainOnly.Member(nameof(Iterator));
}
