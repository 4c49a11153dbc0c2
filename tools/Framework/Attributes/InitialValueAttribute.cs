using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>The field starts with a value that is given as text and converted at compile time.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class InitialValueAttribute(string value, ContractParameterType type = ContractParameterType.Any) : Attribute
{
    public string Value { get; } = value;

    /// <summary>How to read the text; Any reads it by the type of the field.</summary>
    public ContractParameterType Type { get; } = type;
}
