namespace Neo.SmartContract.Framework.Native;

public abstract class WitnessCondition
{
    public WitnessConditionType Type;
}
