using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>A conversion from text that happens at compile time: its argument must be a constant.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiteralAttribute(ContractParameterType type) : Attribute
{
    public ContractParameterType Type { get; } = type;
}
