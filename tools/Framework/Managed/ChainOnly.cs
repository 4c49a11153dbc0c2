using System;

namespace Neo.SmartContract.Framework.Managed;

internal static class ChainOnly
{
    /// <summary>What a member answers on the CLR when only a chain can answer.</summary>
    public static Exception Member(string name) => new PlatformNotSupportedException($"{name} exists on a chain only.");
}
