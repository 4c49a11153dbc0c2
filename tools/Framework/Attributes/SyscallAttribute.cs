using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>The member is a call of this interop service. As the first attribute it puts the first argument on top.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor, AllowMultiple = true)]
public sealed class SyscallAttribute(string method) : Attribute
{
    public string Method { get; } = method;
}
