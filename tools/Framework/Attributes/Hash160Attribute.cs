using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Field)]
public sealed class Hash160Attribute(string value)
    : InitialValueAttribute(value, ContractParameterType.Hash160);
