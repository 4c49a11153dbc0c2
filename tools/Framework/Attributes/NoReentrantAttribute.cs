using System;
using Neo.SmartContract.Framework.Services;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>Refuses to enter again before it has left: one flag for all methods that carry it with the same key.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class NoReentrantAttribute : ModifierAttribute
{
    private readonly StorageMap map;
    private readonly string key;

    public NoReentrantAttribute(byte prefix = 0xFF, string key = "noReentrant")
    {
        this.key = key;
        map = new StorageMap(Storage.CurrentContext, prefix);
    }

    public override void Enter()
    {
        ExecutionEngine.Assert(map.Get(key) is null, "Already entered");
        map.Put(key, 1);
    }

    public override void Exit() => map.Delete(key);
}
