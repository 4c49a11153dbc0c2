namespace Neo.SmartContract.Framework;

/// <summary>What is stored of one token; a contract may derive a richer one.</summary>
public class Nep11TokenState
{
    public UInt160 Owner = null!;
    public string Name = null!;
}
