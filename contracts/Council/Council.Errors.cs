namespace StarMiner.Contracts;

public partial class Council
{
    private const string NotSteward = "Council/not-steward";
    private const string NotGuardian = "Council/not-guardian";
    private const string InvalidRole = "Council/invalid-role";
    private const string InvalidAddress = "Council/invalid-address";
    private const string InvalidTask = "Council/invalid-task";
    private const string InvalidMembers = "Council/invalid-members";
    private const string InvalidMask = "Council/invalid-mask";
    private const string InvalidHash = "Council/invalid-hash";
    private const string RoleAlreadyBound = "Council/role-already-bound";
    private const string RoleNotBound = "Council/role-not-bound";
    private const string KernelAlreadyListed = "Council/kernel-already-listed";
    private const string KernelNotListed = "Council/kernel-not-listed";
    private const string AlreadyFounded = "Council/already-founded";
    private const string NoSuchParameter = "Council/no-such-parameter";
    private const string OutOfBounds = "Council/out-of-bounds";
    private const string UnknownAction = "Council/unknown-action";
    private const string AlreadyScheduled = "Council/already-scheduled";
    private const string NotScheduled = "Council/not-scheduled";
    private const string TooEarly = "Council/too-early";
    private const string TooLate = "Council/too-late";
}
