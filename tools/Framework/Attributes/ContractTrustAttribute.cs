using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>Callers that the contract trusts, by hash, group key or "*".</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ContractTrustAttribute(string contractOrGroup) : Attribute
{
    public string ContractOrGroup { get; } = contractOrGroup;
}
