using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractDescriptionAttribute(string value) : ManifestExtraAttribute("Description", value);
