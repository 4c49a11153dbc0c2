using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractVersionAttribute(string value) : ManifestExtraAttribute("Version", value);
