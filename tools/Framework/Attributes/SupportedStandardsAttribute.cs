using System;

namespace Neo.SmartContract.Framework.Attributes;

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SupportedStandardsAttribute : Attribute
{
    public SupportedStandardsAttribute(params string[] supportedStandards) => Standards = supportedStandards;

    public SupportedStandardsAttribute(params NepStandard[] supportedStandards)
        => Standards = Array.ConvertAll(supportedStandards, standard => standard.ToStandard());

    public string[] Standards { get; }
}
