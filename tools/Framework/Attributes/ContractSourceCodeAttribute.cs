using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractSourceCodeAttribute(string url) : ManifestExtraAttribute("Sourcecode", url);
