using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>The property is the hash that the class's [Contract] states.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContractHashAttribute : Attribute;
