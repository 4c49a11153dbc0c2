using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Native;

[Contract("0x49cf4e5378ffcd4dec034fd98a174c5491e395e2")]
public class RoleManagement
{
    [ContractHash]
    public static extern UInt160 Hash { get; }

    public static extern ECPoint[] GetDesignatedByRole(Role role, uint index);
}
