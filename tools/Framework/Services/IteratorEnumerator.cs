using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Services;

/// <summary>The iterator itself, under the names that `foreach` asks for.</summary>
[StackItem(StackItemType.InteropInterface)]
public sealed class IteratorEnumerator<T>
{
    public extern T Current { [Syscall("System.Iterator.Value")] get; }

    [Syscall("System.Iterator.Next")]
    public extern bool MoveNext();
}
