namespace Neo.SmartContract.Framework.Native;

public enum Role : byte
{
    StateValidator = 4,
    Oracle = 8,
    NeoFSAlphabetNode = 16,
}
