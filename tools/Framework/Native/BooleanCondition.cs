namespace Neo.SmartContract.Framework.Native;

public class BooleanCondition : WitnessCondition
{
    public bool Expression;
}
