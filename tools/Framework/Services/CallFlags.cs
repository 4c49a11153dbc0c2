using System;

namespace Neo.SmartContract.Framework.Services;

/// <summary>What a called contract may do.</summary>
[Flags]
public enum CallFlags : byte
{
    None = 0,
    ReadStates = 1 << 0,
    WriteStates = 1 << 1,
    AllowCall = 1 << 2,
    AllowNotify = 1 << 3,
    States = ReadStates | WriteStates,
    ReadOnly = ReadStates | AllowCall,
    All = States | AllowCall | AllowNotify,
}
