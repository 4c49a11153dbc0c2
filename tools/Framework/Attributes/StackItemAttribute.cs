using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>What a value of the type is on the stack: an operand of ISTYPE.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StackItemAttribute(string type) : Attribute
{
    public string Type { get; } = type;

    /// <summary>The number of bytes that every value has: casts and `is` ask for it; 0 where any will do.</summary>
    public int Size { get; set; }
}
