using System;
using System.Runtime.CompilerServices;
using Neo.SmartContract.Framework.Services;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>Refuses to enter a method again before it has left: one flag a method.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class NoReentrantMethodAttribute : ModifierAttribute
{
    private readonly StorageMap map;
    private readonly string key;

    public NoReentrantMethodAttribute(byte prefix = 0xFF, [CallerMemberName] string key = "noReentrant")
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
