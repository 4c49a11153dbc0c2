using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Services;

[StackItem(StackItemType.InteropInterface)]
public class StorageContext : IApiInterface
{
    public extern StorageContext AsReadOnly { [Syscall("System.Storage.AsReadOnly")] get; }
}
