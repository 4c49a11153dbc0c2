namespace Neo.SmartContract.Framework.Native;

public class ScriptHashCondition : WitnessCondition
{
    public UInt160 Hash = null!;
}
