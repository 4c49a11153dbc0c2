namespace Neo.SmartContract.Framework.Native;

public class CalledByGroupCondition : WitnessCondition
{
    public ECPoint Group = null!;
}
