using Neo.Wallets;
using StarMiner.Simulator;

namespace StarMiner.Client.Tests;

/// <summary>The suite's own contracts, deployed on the in-process chain.</summary>
public sealed class SuiteDeployerTests : IDisposable
{
    const int StepCount = 22;
    const long EnoughDatoshi = 300_00000000;
    static readonly KeyPair Deployer = new(Enumerable.Repeat((byte)5, 32).ToArray());
    static readonly SuiteArtifacts Artifacts = SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder);

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-").FullName;
    readonly Chain _chain = new();
    readonly SuitePlan _plan = new(Artifacts, Deployer.Account());

    [Fact]
    public async Task RunAsync_freshChain_deploysAndWiresEverything()
    {
        Fund(EnoughDatoshi);

        var suite = await new SuiteDeployer(new ChainClient(_chain), Deployer, _plan).RunAsync();

        (await suite.Council.StewardsAsync()).Should().BeEquivalentTo(new Members(1, [Deployer.Account()]));
        (await suite.Council.IsFoundedAsync()).Should().BeTrue();
        (await suite.Council.ParameterAsync("ClaimDepth")).Should().Be(new BoundedValue(8, 8, 1, 16));
        (await suite.Council.AddressOfAsync(Roles.AgpuToken)).Should().Be(_plan.Addresses.AgpuToken);
        foreach (string role in (string[])[Roles.Minter, Roles.RewardController])
            (await suite.Council.AddressOfAsync(role)).Should().Be(_plan.Addresses.RewardController);
        foreach (var kernel in _plan.Addresses.Kernels.Values)
            (await suite.Council.IsKernelListedAsync(kernel)).Should().BeTrue();
        (await suite.Council.PublicKernelAsync()).Should().Be(_plan.Addresses.Kernels[SuiteArtifacts.PublicKernel]);
        (await suite.StableExchange.TokensAsync()).Should().Equal(_plan.Addresses.AgpuToken, _plan.Addresses.TestStable);
        (await suite.WrappedExchange.TokensAsync()).Should().Equal(
            _plan.Addresses.AgpuToken, _plan.Addresses.WrappedAgpu);
        (await suite.Token.TotalSupplyAsync()).Should().Be(0);
    }

    [Fact]
    public async Task RunAsync_again_sendsNothing()
    {
        Fund(EnoughDatoshi);
        await Run(new CrashingChain(_chain));
        var height = _chain.Height;
        var outcomes = new List<StepOutcome>();

        await new SuiteDeployer(new CrashingChain(_chain), Deployer, _plan, Journal()).RunAsync(
            step => outcomes.Add(step.Outcome));

        outcomes.Should().Equal(Enumerable.Repeat(StepOutcome.AlreadyDone, StepCount));
        _chain.Height.Should().Be(height);
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task RunAsync_killedAtAnyTransaction_theNextRunFinishesAndDoesNothingTwice(
        int crashAt, CrashPoint point)
    {
        Fund(EnoughDatoshi);
        var before = _chain.Height;

        await FluentActions.Awaiting(() => Run(new CrashingChain(_chain, crashAt, point)))
            .Should().ThrowAsync<CrashException>();
        await Run(new CrashingChain(_chain));

        (_chain.Height - before).Should().Be(StepCount, "each step is one transaction in a block of its own");
        Journal().Steps.Select(step => step.Step).Should().Equal(_plan.Steps.Select(step => step.Name));
        Journal().Pending.Should().BeNull();
    }

    [Fact]
    public async Task RunAsync_balanceTooLow_sendsNothing()
    {
        Fund(20_00000000);
        var height = _chain.Height;

        await FluentActions.Awaiting(() => Run(new ChainClient(_chain))).Should().ThrowAsync<OutOfGasException>()
            .WithMessage($"{Accounts.Address(Deployer.Account())} has 20 GAS and needs 2* GAS");

        _chain.Height.Should().Be(height);
    }

    [Fact]
    public async Task RunAsync_roleBoundToSomebodyElse_isRefused()
    {
        Fund(EnoughDatoshi);
        await Run(new ChainClient(_chain));
        var other = new SuitePlan(Artifacts, Deployer.Account(), new Governance { Minter = Neo.UInt160.Zero });

        var running = () => new SuiteDeployer(new ChainClient(_chain), Deployer, other).RunAsync();

        await running.Should().ThrowAsync<ChainException>().WithMessage(
            $"role Minter is bound to {_plan.Addresses.RewardController}, expected 0x0*");
    }

    [Fact]
    public async Task RunAsync_otherSourcesThanTheJournals_areRefusedWhereTheContractExists()
    {
        Fund(2 * EnoughDatoshi);
        await Run(new ChainClient(_chain));
        var height = _chain.Height;
        string folder = Path.Combine(_folder, "contracts");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(SuiteArtifacts.DefaultFolder))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllBytes(Path.Combine(folder, "JobMarket.nef"), Artifacts.Referee.NefBytes);
        var other = new SuitePlan(SuiteArtifacts.Load(folder), Deployer.Account());

        var running = () => new SuiteDeployer(new ChainClient(_chain), Deployer, other, Journal()).RunAsync();
        await running.Should().ThrowAsync<ChainException>().WithMessage(
            $"JobMarket is deployed at {_plan.Addresses.JobMarket} as * says, and these sources are others: "
            + "starminer upgrade JobMarket *");
        _chain.Height.Should().Be(height);

        // The network began anew: the journal is of a chain that is no more.
        var fresh = new Chain();
        fresh.Fund(fresh.AddActor("deployer", Deployer), EnoughDatoshi);
        await new SuiteDeployer(new ChainClient(fresh), Deployer, _plan, Journal()).RunAsync();
    }

    [Fact]
    public async Task RunAsync_withStewardsAndGuardians_foundsTheCouncilWithThem()
    {
        Fund(EnoughDatoshi);
        Neo.UInt160[] accounts = [.. Enumerable.Range(1, 3).Select(i => new Neo.UInt160(Enumerable.Repeat((byte)i, 20).ToArray()))];
        var governance = new Governance { Stewards = new Members(2, accounts), Guardians = new Members(1, accounts[1..]) };
        var plan = new SuitePlan(Artifacts, Deployer.Account(), governance);

        var suite = await new SuiteDeployer(new ChainClient(_chain), Deployer, plan).RunAsync();

        (await suite.Council.StewardsAsync()).Should().BeEquivalentTo(governance.Stewards);
        (await suite.Council.GuardiansAsync()).Should().BeEquivalentTo(governance.Guardians);
    }

    [Fact]
    public async Task RunAsync_withParametersAndRoles_beginsWithThemAndRefusesOthersAfterTheFounding()
    {
        Fund(EnoughDatoshi);
        string file = Path.Combine(_folder, "settings.json");
        string address = Accounts.Address(Deployer.Account());
        File.WriteAllText(file, $$"""
            { "guardians": { "threshold": 1, "accounts": ["{{address}}"] }, "roles": { "Maintenance": "{{address}}" },
              "parameters": { "DisputeBlocks": 33, "TimelockMs": 86400000 } }
            """);
        var chain = new ChainClient(_chain);
        SuitePlan PlanOf() => new(Artifacts, Deployer.Account(), DeploymentSettings.Read(file));

        var estimate = await DeploymentEstimate.OfAsync(chain, PlanOf());
        var suite = await new SuiteDeployer(chain, Deployer, PlanOf()).RunAsync();

        var costDatoshi = EnoughDatoshi - _chain.GasOf(Deployer.Account());
        estimate.TotalDatoshi.Should().BeGreaterThanOrEqualTo((long)costDatoshi);
        (await suite.Council.ParameterAsync("DisputeBlocks")).Value.Should().Be(33);
        (await suite.Council.ParameterAsync("TimelockMs")).Value.Should().Be(86_400_000);
        (await suite.Council.AddressOfAsync("Maintenance")).Should().Be(Deployer.Account());
        uint height = _chain.Height;
        await new SuiteDeployer(chain, Deployer, PlanOf()).RunAsync();
        _chain.Height.Should().Be(height);

        File.WriteAllText(file, File.ReadAllText(file).Replace("33", "34"));
        var running = () => new SuiteDeployer(chain, Deployer, PlanOf()).RunAsync();
        await running.Should().ThrowAsync<ChainException>().WithMessage(
            "parameter DisputeBlocks is 33; since the founding only the stewards move it");
    }

    [Fact]
    public async Task Estimate_isABitMoreThanWhatItCosts()
    {
        Fund(EnoughDatoshi);
        var estimate = await DeploymentEstimate.OfAsync(new ChainClient(_chain), _plan);

        await Run(new ChainClient(_chain));

        var costDatoshi = EnoughDatoshi - _chain.GasOf(Deployer.Account());
        estimate.TotalDatoshi.Should().BeGreaterThanOrEqualTo((long)costDatoshi).And.BeLessThan(
            (long)costDatoshi * 105 / 100);
    }

    public static TheoryData<int, CrashPoint> Crashes()
    {
        var crashes = new TheoryData<int, CrashPoint>();
        for (var step = 1; step <= StepCount; step++)
        {
            crashes.Add(step, CrashPoint.BeforeSending);
            crashes.Add(step, CrashPoint.AfterSending);
        }
        return crashes;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void Fund(long gasDatoshi) => _chain.Fund(_chain.AddActor("deployer", Deployer), gasDatoshi);

    Task Run(IChainClient chain) => new SuiteDeployer(chain, Deployer, _plan, Journal()).RunAsync();

    DeploymentJournal Journal() =>
        DeploymentJournal.Open(Path.Combine(_folder, "journal.json"), _chain.Options.Network, Deployer.Account());
}
