using StarMiner.Simulator.Scenarios.Groups;
using StarMiner.Simulator.Scenarios.Steps;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>All step words, in the order of a job's life.</summary>
static class StepCatalog
{
    public static readonly IReadOnlyDictionary<string, StepKind> Kinds = new[]
    {
        DeployStep.Kind, PublishStep.Kind, EarnStep.Kind, TransferStep.Kind, ProvideStep.Kind, SwapStep.Kind,
        BondStep.Kind, OpenStep.Kind, CancelStep.Kind, ClaimStep.Kind,
        ServeStep.Kind, CrewStep.Kind, ComputeStep.Kind, CommitStep.Kind, AnswerStep.Kind, ChallengeStep.Kind,
        DemandStep.Kind, SupplyStep.Kind, DescendStep.Kind, WaitStep.Kind, TimeOutStep.Kind,
        SettleStep.Kind, WithdrawStep.Kind, UnbondStep.Kind, WithdrawStakeStep.Kind, ClassifyStep.Kind, SaveStep.Kind,
        InstallStep.Kind, CallStep.Kind, ExpectStep.Kind, SnapshotStep.Kind, RestoreStep.Kind,
    }.ToDictionary(kind => kind.Name);

    public static readonly IReadOnlyDictionary<string, StepGroup> Groups =
        new[] { RepeatGroup.Group, ForEachGroup.Group, IncludeGroup.Group }.ToDictionary(group => group.Name);

    public static readonly IReadOnlyList<string> Words = [.. Kinds.Keys, .. Groups.Keys];
}
