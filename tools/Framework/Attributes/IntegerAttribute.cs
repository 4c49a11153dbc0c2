using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Field)]
public sealed class IntegerAttribute(string value)
    : InitialValueAttribute(value, ContractParameterType.Integer);
