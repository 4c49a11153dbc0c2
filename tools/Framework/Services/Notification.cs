namespace Neo.SmartContract.Framework.Services;

public class Notification
{
    public readonly UInt160 ScriptHash = null!;
    public readonly string EventName = null!;
    public readonly object[] State = null!;
}
