namespace Neo.SmartContract.Framework.Native;

public class CalledByContractCondition : WitnessCondition
{
    public UInt160 Hash = null!;
}
