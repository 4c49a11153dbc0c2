namespace Neo.SmartContract.Framework.Native;

public class AndCondition : WitnessCondition
{
    public WitnessCondition[] Expressions = null!;
}
