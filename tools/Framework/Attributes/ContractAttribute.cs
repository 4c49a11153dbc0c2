using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>The class stands for a deployed contract: its members are calls of the methods of that name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractAttribute(string hash) : Attribute
{
    public string Hash { get; } = hash;
}
