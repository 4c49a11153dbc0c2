using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>The contract may call these methods of that contract (hash, group key or "*").</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ContractPermissionAttribute(string contract, params string[] methods) : Attribute
{
    public string Contract { get; } = contract;

    public string[] Methods { get; } = methods;
}
