using System;
using System.Runtime.InteropServices;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>Cdecl: the first argument lies on top although instructions follow.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
public sealed class CallingConventionAttribute(CallingConvention callingConvention) : Attribute
{
    public CallingConvention CallingConvention { get; } = callingConvention;
}
