namespace Neo.SmartContract.Framework.Native;

public class NotCondition : WitnessCondition
{
    public WitnessCondition Expression = null!;
}
