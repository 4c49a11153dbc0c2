using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Field)]
public sealed class ByteArrayAttribute(string value)
    : InitialValueAttribute(value, ContractParameterType.ByteArray);
