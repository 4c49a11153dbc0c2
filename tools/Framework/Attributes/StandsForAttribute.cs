using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>
/// The class's static methods are what a contract calls where its source calls .NET's type of that name: same names, same
/// parameters, an instance method's receiver first.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StandsForAttribute(string type) : Attribute
{
    public string Type { get; } = type;
}
