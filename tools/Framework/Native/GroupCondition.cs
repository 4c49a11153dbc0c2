namespace Neo.SmartContract.Framework.Native;

public class GroupCondition : WitnessCondition
{
    public ECPoint Group = null!;
}
