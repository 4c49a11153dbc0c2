using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>Exists for runs on the CLR only. A contract that reaches it does not compile.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor)]
public sealed class ManagedOnlyAttribute : Attribute;
