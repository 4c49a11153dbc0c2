using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>The method changes nothing: the manifest says so and the engine withholds write permission.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class SafeAttribute : Attribute;
