using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Field)]
public sealed class StringAttribute(string value)
    : InitialValueAttribute(value, ContractParameterType.String);
