using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Scenarios.Tests.Language;

public class ScenarioBinderTests
{
    const string Head = "scenario: x\nactors:\n  client: {}\n";

    [Fact]
    public void Parse_steps_stand_in_their_order_with_their_places()
    {
        var scenario =
            ScenarioBinder.Parse("x.yaml", Head + "steps:\n  - wait: {blocks: 2 blocks}\n  - wait: {time: 1 h}\n");

        scenario.Steps.Select(s => s.Text).Should().Equal("wait blocks 2 blocks", "wait time 1 h");
        scenario.Steps[1].At.ToString().Should().Be("x.yaml(6,5)");
        scenario.Actors.Should().ContainSingle().Which.Name.Should().Be("client");
    }

    [Fact]
    public void Parse_steps_may_stand_before_the_actors_that_they_name() => ScenarioBinder
        .Parse("x.yaml", "steps:\n  - wait: {blocks: 1 block}\nactors: {}\nscenario: x\n").Steps.Should().HaveCount(1);

    [Theory]
    [InlineData("steps: []\n", "x.yaml(1,1): expected 'scenario' in a scenario, found none")]
    [InlineData("- a\n", "x.yaml(1,1): expected a mapping that starts with 'scenario', found a list of 1")]
    [InlineData("scenario: 'a b'\nactors: {}\nsteps: []\n", "x.yaml(1,11): expected a name of letters*, found 'a b'")]
    [InlineData("scenario: x\nactors: {}\nstep: []\n", "x.yaml(3,1): expected a scenario with *, found 'step' (nearest: 'steps')")]
    [InlineData("scenario: x\nseed: one\nactors: {}\nsteps: []\n", "x.yaml(2,7): expected a whole number from 0 to *, found 'one'")]
    [InlineData(Head + "steps: wait\n", "x.yaml(4,8): expected a list of steps, found 'wait'")]
    [InlineData(Head + "steps:\n  - wiat: {blocks: 1 block}\n", "x.yaml(5,5): expected a step (*), found 'wiat' (nearest: 'wait')")]
    [InlineData(Head + "steps:\n  - wait: {blocks: ten}\n", "x.yaml(5,20): expected a count like '10 blocks', found 'ten'")]
    [InlineData(Head + "steps:\n  - wait: {blok: 1 block}\n", "x.yaml(5,12): expected 'wait' with blocks, time, found 'blok'*")]
    [InlineData(Head + "steps:\n  - wait: {}\n", "x.yaml(5,11): expected either 'blocks' or 'time' in 'wait', found none")]
    [InlineData(Head + "steps:\n  - {fails: a/b}\n", "x.yaml(5,5): expected one step word, found none")]
    [InlineData(Head + "steps:\n  - wait\n", "x.yaml(5,5): expected a step (*), found 'wait'")]
    [InlineData("scenario: x\nactors:\n  client: {gsa: 1 GAS}\nsteps: []\n", "x.yaml(3,12): expected an actor with gas, behaviour, withholds, found 'gsa' (nearest: 'gas')")]
    [InlineData("scenario: x\nactors:\n  client: {gas: [1]}\nsteps: []\n", "x.yaml(3,17): expected an amount like '1.5 GAS', found a list of 1")]
    [InlineData("scenario: x\nactors: {}\ndata:\n  a: {images: no.gz, labels: no.gz}\nsteps: []\n", "x.yaml(4,15): expected an existing file, found 'no.gz'")]
    [InlineData(Head + "work:\n  w: {kernel: matmull, size: [1, 1, 1]}\nsteps: []\n", "x.yaml(5,15): expected 'matmul' or *, found 'matmull' (nearest: 'matmul')")]
    [InlineData(Head + "work:\n  w: {kernel: matmul, size: [1, 1]}\nsteps: []\n", "x.yaml(5,29): expected [rows, columns, length], found 2 numbers")]
    [InlineData(Head + "work:\n  w: {kernel: rendering, size: [4097, 1]}\nsteps: []\n", "x.yaml(5,32): expected a size that the kernel takes, found Rendering width = 4097, *")]
    [InlineData(Head + "steps:\n  - earn: {by: client}\n", "x.yaml(5,11): expected a step 'deploy' before this one, found none")]
    [InlineData(Head + "steps:\n  - deploy: {by: client}\n  - open: {job: j, by: client, price: 1 AGPU}\n", "x.yaml(6,11): expected 'work', or both 'rows' and 'columns', found neither")]
    [InlineData(Head + "steps:\n  - deploy: {by: client}\n  - swap: {by: client, pay: 1 AGPU}\n", "x.yaml(6,11): expected AGPU on one side of 'swap', found 1 AGPU for AGPU")]
    [InlineData(Head + "steps:\n  - deploy: {by: client}\n  - swap: {by: client, pay: 1 TUSD, at-least: 1 wAGPU}\n", "x.yaml(6,47): expected an amount of AGPU, found 1 wAGPU")]
    [InlineData(Head + "steps:\n  - deploy: {by: client}\n  - swap: {by: client, pay: 1 USDT}\n", "x.yaml(6,29): expected an amount of AGPU or TUSD or wAGPU like '12.5 AGPU', found '1 USDT'")]
    [InlineData(Head + "steps:\n  - deploy: {by: client}\n  - provide: {by: client, amount: 1 AGPU, with: 1 AGPU}\n", "x.yaml(6,49): expected an amount of TUSD or wAGPU *, found '1 AGPU'")]
    [InlineData(Head + "steps:\n  - deploy: {by: client}\n  - publish: {job: j, by: client}\n  - classify: {job: j, by: client}\n", "x.yaml(7,21): expected a job of 'rows' and 'columns', or one that learns digits, found one of other work")]
    [InlineData("scenario: x\nactors:\n  a: {behaviour: {lie-in-round: x}}\nsteps: []\n", "x.yaml(3,33): expected a whole number from 0 to 65535, found 'x'")]
    [InlineData("scenario: x\nactors:\n  a: {behaviour: {lie: 1}}\nsteps: []\n", "x.yaml(3,18): expected 'honest' or * or {lie-in-round: n}, found a mapping with 'lie'")]
    [InlineData("scenario: x\nactors:\n  a: {withholds: most}\nsteps: []\n", "x.yaml(3,18): expected 'nothing' or 'output' or 'everything', found 'most'")]
    [InlineData(Head + "work:\n  w: {kernel: rendering}\nsteps: []\n", "x.yaml(5,6): expected [width, height], found no 'size'")]
    [InlineData(Head + "work:\n  w: {kernel: matmul, size: [1, 1, 1], hidden: 4}\nsteps: []\n", "x.yaml(5,48): expected 'learns' beside it, found none")]
    [InlineData(Head + "work:\n  w: {kernel: matmul, size: [1, 1, 1], scene: {camera: [0, 1, 0], target: [0, 1, 1], sun: [0, 1, 0], spheres: []}}\nsteps: []\n", "x.yaml(5,47): expected 'scene' only beside kernel 'rendering', found 'matmul'")]
    [InlineData(Head + "work:\n  w: {kernel: rendering, size: [9, 9], scene: {camera: [0, 1], target: [0, 1, 1], sun: [0, 1, 0], spheres: []}}\nsteps: []\n", "x.yaml(5,56): expected a list of 3 to 3 values, each a number from -120 to 120, found a list of 2")]
    [InlineData(Head + "work:\n  w: {kernel: matmul, size: [1, 1, 1]}\nsteps:\n  - deploy: {by: client}\n  - open: {job: j, by: client, work: w, price: 1 AGPU}\n  - save: {job: j, by: client, file: a.png}\n", "x.yaml(9,17): expected a job of a picture, or one that learns digits, found one of other work")]
    [InlineData(Head + "work:\n  w: {kernel: rendering, size: [9, 9]}\nsteps:\n  - deploy: {by: client}\n  - open: {job: j, by: client, work: w, price: 1 AGPU}\n  - save: {job: j, by: client, file: ../a.png}\n", "x.yaml(9,38): expected a file name *, found '../a.png'")]
    public void Parse_what_is_wrong_is_one_line_with_its_place(string text, string message) => FluentActions
        .Invoking(() => ScenarioBinder.Parse("x.yaml", text))
            .Should().Throw<ScenarioFormatException>().WithMessage(message);

    [Fact]
    public void Parse_data_that_is_no_digit_file_is_refused_at_its_name() => FluentActions
        .Invoking(() => ScenarioBinder.Parse(RepositoryFiles.Path("x.yaml"),
            "scenario: x\nactors: {}\ndata:\n  a: {images: README.md, labels: README.md}\nsteps: []\n"))
        .Should().Throw<ScenarioFormatException>().WithMessage("*x.yaml(4,15): expected gzipped IDX files*, found 'README.md': *");

    [Fact]
    public void Load_missing_file_is_refused() => FluentActions
        .Invoking(() => ScenarioBinder.Load("no-such.yaml")).Should().Throw<ScenarioFormatException>()
        .WithMessage("no-such.yaml(1,1): expected a scenario file, found none that can be read");
}
