using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>What a value of the type is on the stack: an operand of ISTYPE.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StackItemAttribute(string type) : Attribute
{
    public string Type { get; } = type;
}
