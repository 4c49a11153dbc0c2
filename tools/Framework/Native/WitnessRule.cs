namespace Neo.SmartContract.Framework.Native;

public class WitnessRule
{
    public WitnessRuleAction Action;
    public WitnessCondition Condition = null!;
}
