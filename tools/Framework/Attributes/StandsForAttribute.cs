using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>
/// What a contract uses where its source uses .NET's type of that name. A static class stands for the methods: same names, same
/// parameters, an instance method's receiver first. Another type stands for the type itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class StandsForAttribute(string type) : Attribute
{
    public string Type { get; } = type;
}
