using System;

namespace Neo.SmartContract.Framework.Native;

[Flags]
public enum WitnessScope : byte
{
    None = 0,
    CalledByEntry = 0x01,
    CustomContracts = 0x10,
    CustomGroups = 0x20,
    WitnessRules = 0x40,
    Global = 0x80,
}
