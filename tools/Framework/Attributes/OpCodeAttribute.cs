using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>
/// The member is this instruction. Several make a sequence, in the order they are written.
/// Arguments lie on the stack in natural order: the last one on top.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor, AllowMultiple = true)]
public sealed class OpCodeAttribute(OpCode opCode, string opData = "") : Attribute
{
    public OpCode OpCode { get; } = opCode;

    /// <summary>The operand as hexadecimal text, in the order of the script's bytes.</summary>
    public string Operand { get; } = opData;
}
