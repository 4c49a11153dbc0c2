namespace Neo.SmartContract.Framework.Native;

public enum WitnessRuleAction : byte
{
    Deny = 0,
    Allow = 1,
}
