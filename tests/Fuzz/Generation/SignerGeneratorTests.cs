using Neo.Network.P2P.Payloads;
using StarMiner.Simulator.Fuzz.Generation;
using StarMiner.Simulator.Fuzz.Steps;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Fuzz.Tests.Generation;

/// <summary>Who signs what is tried, and what a search makes of it.</summary>
public class SignerGeneratorTests
{
    /// <summary>Both signatures together take the money: a search that signs by one alone finds nothing.</summary>
    [Fact]
    public async Task Mistake_that_needs_two_signatures_is_found_and_replays()
    {
        using var files = new TestFiles();
        string file = Path.Combine(files.Folder, "two.yaml");
        File.WriteAllText(file, """
            scenario: two
            actors: {alice: {gas: 50 GAS}, bob: {gas: 50 GAS}}
            steps:
              - call: {contract: GasToken, method: transfer, by: alice, args: [{actor: alice}, {actor: bob}, 5, null]}
            invariants:
              nobody signs beside who begins: "not (signed(alice) and signed(bob))"
            """);
        FuzzWorld world = await WorldAsync(file);

        FuzzResult result = new Fuzzer(world, new FuzzOptions { MostTries = 2_000 }).Run();

        var call = result.Finding!.Steps.Should().ContainSingle().Which.Should().BeOfType<FuzzCall>().Subject;
        call.Signers.Should().HaveCount(2).And.OnlyContain(signer => signer.Scope == WitnessScope.CalledByEntry);
        string found = Path.Combine(files.Folder, "found.yaml");
        File.WriteAllText(found, FoundScenario.Text(File.ReadAllText(file), result.Finding));
        File.ReadAllText(found).Should().Contain("signers: [{by: ");
        await FluentActions.Awaiting(() => new ScenarioRunner(ScenarioBinder.Load(found), new RunOptions()).RunAsync())
            .Should().ThrowAsync<Scenarios.Results.ExpectationException>();
    }

    [Fact]
    public async Task Signers_are_one_to_three_different_ones_with_every_scope()
    {
        using var files = new TestFiles();
        var signers = new SignerGenerator(await WorldAsync(files.PoolScenario()), new Random(1));

        var made = Enumerable.Range(0, 500).Select(_ => signers.Of("bob")).ToList();
        made.AddRange(made.Select(signers.Mutate).ToList());

        made.Should().OnlyContain(all => all.Select(signer => signer.Actor).Distinct().Count() == all.Count);
        made.Select(all => all.Count).Distinct().Order().Should().Equal(1, 2, 3);
        made.SelectMany(all => all).Select(signer => signer.Scope).Distinct().Order().Should().Equal(
            WitnessScope.None, WitnessScope.CalledByEntry, WitnessScope.CustomContracts, WitnessScope.Global);
        made.SelectMany(all => all).Where(signer => signer.Scope == WitnessScope.CustomContracts)
            .Should().OnlyContain(signer => signer.Contracts.Count > 0);
    }

    /// <summary>A number doubled often enough fits no script: a search must not end of it.</summary>
    [Fact]
    public async Task Numbers_stay_within_what_a_script_can_push()
    {
        using var files = new TestFiles();
        FuzzWorld world = await WorldAsync(files.PoolScenario());
        var values = new ValueGenerator(world, new ValuePool(world.Contracts), new Random(1));
        FuzzValue value = new NumberValue(1);

        for (int i = 0; i < 20_000; i++)
        {
            value = values.Mutate(value, Neo.SmartContract.ContractParameterType.Integer, "bob", "Pool");
            if (value is NumberValue { Number: var number }) number.GetByteCount().Should().BeLessThanOrEqualTo(32);
        }
    }

    [Fact]
    public async Task Seeds_are_what_the_scenario_led_to_by_whom_it_was_about()
    {
        using var files = new TestFiles();

        FuzzWorld world = await WorldAsync(files.PoolScenario());

        // Pool is paid by alice's transfer and by Attacker's: nobody calls its hook in the file.
        world.Seeds.Where(seed => seed is { Contract: "Pool", Method: "onNEP17Payment" })
            .Select(seed => (seed.By, Amount: ((NumberValue)seed.Arguments[1]).Number))
            .Should().Equal(("alice", 500_000_000), ("owner", 700_000_000));
    }

    static Task<FuzzWorld> WorldAsync(string file) =>
        FuzzWorld.BeginAsync(ScenarioBinder.Load(file), new RunOptions(), default);
}
