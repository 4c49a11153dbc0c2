namespace StarMiner.Contracts;

public partial class Council
{
    private const string NotSteward = "Council/not-steward";
    private const string InvalidRole = "Council/invalid-role";
    private const string InvalidAddress = "Council/invalid-address";
    private const string RoleAlreadyBound = "Council/role-already-bound";
    private const string RoleNotBound = "Council/role-not-bound";
    private const string KernelAlreadyListed = "Council/kernel-already-listed";
}
