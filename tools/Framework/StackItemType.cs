namespace Neo.SmartContract.Framework;

/// <summary>Operands of CONVERT and ISTYPE.</summary>
internal static class StackItemType
{
    public const string Integer = "21";
    public const string ByteString = "28";
    public const string Buffer = "30";
    public const string Array = "40";
    public const string Map = "48";
    public const string InteropInterface = "60";
}
