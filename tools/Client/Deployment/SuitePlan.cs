using Neo;

namespace StarMiner.Client;

/// <summary>
/// What a deployment of the suite consists of, in dependency order. Everything is known before the first transaction: a
/// contract's hash follows from deployer, NEF checksum and name.
/// </summary>
public sealed class SuitePlan
{
    /// <param name="deployer">Pays, and becomes the Council's steward.</param>
    /// <param name="minter">Account or contract that is bound to the role Minter.</param>
    public SuitePlan(SuiteArtifacts artifacts, UInt160 deployer, UInt160 minter)
    {
        var council = artifacts.Council.HashFor(deployer);
        Deployer = deployer;
        Contracts =
        [
            new DeployContract(artifacts.Council, council, null),
            Step(artifacts.AgpuToken, council),
            Step(artifacts.MatMulKernel, null),
            Step(artifacts.PricingEngine, council),
            Step(artifacts.StakingVaults, council),
            Step(artifacts.JobMarket, council),
            Step(artifacts.Referee, council),
        ];
        Addresses = new SuiteAddresses(
            council, artifacts.AgpuToken.HashFor(deployer), artifacts.JobMarket.HashFor(deployer),
            artifacts.Referee.HashFor(deployer), artifacts.MatMulKernel.HashFor(deployer),
            artifacts.PricingEngine.HashFor(deployer), artifacts.StakingVaults.HashFor(deployer));
        Wiring = new WireDirectory(
            council,
            [
                (Roles.AgpuToken, Addresses.AgpuToken), (Roles.JobMarket, Addresses.JobMarket),
                (Roles.Referee, Addresses.Referee), (Roles.PricingEngine, Addresses.PricingEngine),
                (Roles.StakingVaults, Addresses.StakingVaults), (Roles.Minter, minter),
            ],
            [(Addresses.MatMulKernel, JobTask.Inference)]);

        DeployContract Step(ContractArtifact artifact, object? data) => new(artifact, artifact.HashFor(deployer), data);
    }

    public UInt160 Deployer { get; }
    public SuiteAddresses Addresses { get; }
    public IReadOnlyList<DeployContract> Contracts { get; }
    public WireDirectory Wiring { get; }

    public IReadOnlyList<DeploymentStep> Steps => [.. Contracts, Wiring];
}
