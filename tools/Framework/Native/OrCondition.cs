namespace Neo.SmartContract.Framework.Native;

public class OrCondition : WitnessCondition
{
    public WitnessCondition[] Expressions = null!;
}
