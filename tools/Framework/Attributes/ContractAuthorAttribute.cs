using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractAuthorAttribute : ManifestExtraAttribute
{
    public ContractAuthorAttribute(string author) : base("Author", author) { }

    /// <summary>The address becomes an entry "E-mail" of its own.</summary>
    public ContractAuthorAttribute(string author, string email) : base("Author", author) => Email = email;

    public string? Email { get; }
}
