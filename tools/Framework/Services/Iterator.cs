using System.Collections;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Managed;

namespace Neo.SmartContract.Framework.Services;

/// <summary>A cursor of the engine. It stands before the first value until Next is called.</summary>
[StackItem(StackItemType.InteropInterface)]
public class Iterator : IApiInterface, IEnumerable
{
    [Syscall("System.Iterator.Next")]
    public extern bool Next();

    public extern object Value { [Syscall("System.Iterator.Value")] get; }

    [OpCode(OpCode.NOP)]
    public extern IteratorEnumerator<object> GetEnumerator();

    [ManagedOnly]
    IEnumerator IEnumerable.GetEnumerator() => throw ChainOnly.Member(nameof(Iterator));
}
