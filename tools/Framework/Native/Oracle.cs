using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Native;

[Contract("0xfe924b7cfe89ddd271abaf7210a80a7e11178758")]
public class Oracle
{
    [ContractHash]
    public static extern UInt160 Hash { get; }

    public static extern long GetPrice();

    public static extern void Request(string url, string filter, string callback, object userData, long gasForResponse);

    /// <summary>The least that a response may cost [datoshi].</summary>
    public const uint MinimumResponseFee = 0_10000000;
}
