using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>A call of the class's contract, although the member has a body: the body is for the CLR.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeAttribute : Attribute;
