using System;

namespace Neo.SmartContract.Framework;

/// <summary>Names for [ContractPermission].</summary>
public static class Method
{
    public const string Any = "*";
    public const string OnNEP17Payment = "onNEP17Payment";
    public const string OnNEP11Payment = "onNEP11Payment";
    public const string OnOracleResponse = "onOracleResponse";

    [Obsolete("Use Any instead.")]
    public const string WildCard = "*";
}
