using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Field)]
public sealed class PublicKeyAttribute(string value)
    : InitialValueAttribute(value, ContractParameterType.PublicKey);
