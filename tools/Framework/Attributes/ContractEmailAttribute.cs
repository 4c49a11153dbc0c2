using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractEmailAttribute(string value) : ManifestExtraAttribute("E-mail", value);
