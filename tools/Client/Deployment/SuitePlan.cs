using System.Numerics;
using Neo;

namespace StarMiner.Client;

/// <summary>Who governs a suite from its founding on, and who may mint.</summary>
public sealed record Governance
{
    /// <summary>Null: the deployer alone.</summary>
    public Members? Stewards { get; init; }

    /// <summary>Null: the deployer alone.</summary>
    public Members? Guardians { get; init; }

    /// <summary>
    /// An account that may mint out of the budget of public work, for tests and benchmarks. Null, as on any network
    /// with users: RewardController, so that AGPU comes from public work alone.
    /// </summary>
    public UInt160? Minter { get; init; }

    /// <summary>Accounts with roles that no contract of the suite has, for example Maintenance.</summary>
    public IReadOnlyDictionary<string, UInt160> Roles { get; init; } = new Dictionary<string, UInt160>();

    /// <summary>
    /// Parameters that begin with another value than their default, in the unit of the Council's table.
    /// </summary>
    public IReadOnlyDictionary<string, BigInteger> Parameters { get; init; } = new Dictionary<string, BigInteger>();
}

/// <summary>
/// What a deployment of the suite consists of, in dependency order. Everything is known before the first transaction: a
/// contract's hash follows from deployer, NEF checksum and name.
/// </summary>
public sealed class SuitePlan
{
    readonly IReadOnlyList<DeployContract> _core;
    readonly IReadOnlyList<DeployContract> _markets;

    /// <param name="deployer">Pays; its powers over the suite end with the founding.</param>
    public SuitePlan(SuiteArtifacts artifacts, UInt160 deployer, Governance? governance = null)
    {
        governance ??= new Governance();
        Deployer = deployer;
        Addresses = AddressesOf(artifacts, deployer);
        _core = CoreOf(artifacts, Addresses);
        _markets = MarketsOf(artifacts, Addresses);
        Wiring = new WireDirectory(
            Addresses.Council, RolesOf(Addresses, governance),
            [.. SuiteArtifacts.KernelTasks.Select(kernel => (Addresses.Kernels[kernel.Key], kernel.Value))],
            Addresses.Kernels[SuiteArtifacts.PublicKernel])
        {
            Parameters = governance.Parameters,
        };
        var alone = new Members(1, [deployer]);
        Founding = new FoundCouncil(
            Addresses.Council, governance.Stewards ?? alone, governance.Guardians ?? alone);
    }

    public UInt160 Deployer { get; }
    public SuiteAddresses Addresses { get; }
    public IReadOnlyList<DeployContract> Contracts => [.. _core, .. _markets];
    public WireDirectory Wiring { get; }
    public FoundCouncil Founding { get; }

    public IReadOnlyList<DeploymentStep> Steps => [.. _core, Wiring, .. _markets, Founding];

    /// <exception cref="ChainException">A contract's role is given to somebody else.</exception>
    static IReadOnlyList<(string Role, UInt160 Address)> RolesOf(SuiteAddresses at, Governance governance)
    {
        var seats = SeatsOf(at, governance.Minter ?? at.RewardController);
        if (governance.Roles.Keys.FirstOrDefault(role => seats.Any(seat => seat.Role == role)) is { } taken)
            throw new ChainException($"role {taken} is the suite's own; leave it out of the roles");
        return [.. seats, .. governance.Roles.Select(role => (role.Key, role.Value))];
    }

    static SuiteAddresses AddressesOf(SuiteArtifacts artifacts, UInt160 deployer) => new()
    {
        Council = artifacts.Council.HashFor(deployer),
        AgpuToken = artifacts.AgpuToken.HashFor(deployer),
        PricingEngine = artifacts.PricingEngine.HashFor(deployer),
        StakingVaults = artifacts.StakingVaults.HashFor(deployer),
        ReputationOracle = artifacts.ReputationOracle.HashFor(deployer),
        JobMarket = artifacts.JobMarket.HashFor(deployer),
        Referee = artifacts.Referee.HashFor(deployer),
        RewardController = artifacts.RewardController.HashFor(deployer),
        AuditorCommittee = artifacts.AuditorCommittee.HashFor(deployer),
        TestStable = artifacts.TestStable.HashFor(deployer),
        WrappedAgpu = artifacts.WrappedAgpu.HashFor(deployer),
        StableExchange = artifacts.StableExchange.HashFor(deployer),
        WrappedExchange = artifacts.WrappedExchange.HashFor(deployer),
        Kernels = artifacts.Kernels.ToDictionary(kernel => kernel.Name, kernel => kernel.HashFor(deployer)),
    };

    static IReadOnlyList<DeployContract> CoreOf(SuiteArtifacts artifacts, SuiteAddresses at) =>
    [
        new(artifacts.Council, at.Council, null),
        new(artifacts.AgpuToken, at.AgpuToken, at.Council),
        .. artifacts.Kernels.Select(kernel => new DeployContract(kernel, at.Kernels[kernel.Name], null)),
        new(artifacts.PricingEngine, at.PricingEngine, at.Council),
        new(artifacts.StakingVaults, at.StakingVaults, at.Council),
        new(artifacts.ReputationOracle, at.ReputationOracle, at.Council),
        new(artifacts.JobMarket, at.JobMarket, at.Council),
        new(artifacts.Referee, at.Referee, at.Council),
        new(artifacts.RewardController, at.RewardController, at.Council),
        new(artifacts.AuditorCommittee, at.AuditorCommittee, at.Council),
    ];

    /// <summary>What asks the directory for AgpuToken when it is deployed.</summary>
    static IReadOnlyList<DeployContract> MarketsOf(SuiteArtifacts artifacts, SuiteAddresses at) =>
    [
        new(artifacts.TestStable, at.TestStable, null),
        new(artifacts.WrappedAgpu, at.WrappedAgpu, at.Council),
        new(artifacts.StableExchange, at.StableExchange, new object?[] { at.Council, at.TestStable }),
        new(artifacts.WrappedExchange, at.WrappedExchange, new object?[] { at.Council, at.WrappedAgpu }),
    ];

    static IReadOnlyList<(string Role, UInt160 Address)> SeatsOf(SuiteAddresses at, UInt160 minter) =>
    [
        (Roles.AgpuToken, at.AgpuToken), (Roles.PricingEngine, at.PricingEngine),
        (Roles.StakingVaults, at.StakingVaults), (Roles.ReputationOracle, at.ReputationOracle),
        (Roles.JobMarket, at.JobMarket), (Roles.Referee, at.Referee), (Roles.RewardController, at.RewardController),
        (Roles.AuditorCommittee, at.AuditorCommittee), (Roles.Exchange, at.StableExchange), (Roles.Minter, minter),
    ];
}
