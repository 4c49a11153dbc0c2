using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>An auto-property whose value lives in contract storage.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class StoredAttribute : Attribute
{
    /// <summary>The storage key is the property's name.</summary>
    public StoredAttribute() { }

    public StoredAttribute(byte storageKey) => Key = [storageKey];

    public StoredAttribute(string storageKey) => Key = System.Text.Encoding.UTF8.GetBytes(storageKey);

    public byte[]? Key { get; }
}
