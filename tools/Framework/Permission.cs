using System;

namespace Neo.SmartContract.Framework;

public static class Permission
{
    public const string Any = "*";

    [Obsolete("Use Any instead.")]
    public const string WildCard = "*";
}
