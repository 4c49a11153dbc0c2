using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>One entry of the manifest's `extra` object.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ManifestExtraAttribute(string key, string value) : Attribute
{
    public string Key { get; } = key;

    public string Value { get; } = value;
}
