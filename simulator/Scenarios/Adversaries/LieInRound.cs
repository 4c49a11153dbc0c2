using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Simulator.Scenarios.Adversaries;

/// <summary>
/// Flips a bit of a weight that one round of a training learns and computes every later round from that: all that
/// follows is right by what is stated, so only the one cell convicts.
/// </summary>
sealed class LieInRound : IOutputTamper
{
    readonly TrainingParameters net;
    readonly int round;
    readonly PreparedJob job;
    readonly ComputeDevice device;

    LieInRound(TrainingParameters net, int round, PreparedJob job, ComputeDevice device, SeededChoices choices)
    {
        (this.net, this.round, this.job, this.device) = (net, round, job, device);
        // The hidden weights are the last step of a round.
        int stepsPerRound = job.Shape.Output.StepsPerRound;
        var (start, length) = job.Shape.Output.Step((round + 1L) * stepsPerRound - 1);
        Cell = start + (long)choices.Next((ulong)length);
    }

    /// <summary>A cell of this kernel is a byte.</summary>
    public long Cell { get; }

    /// <exception cref="StepFailedException">The job has no such round.</exception>
    public static LieInRound Of(int round, PreparedJob job, ComputeDevice device, SeededChoices choices)
    {
        if (job.Kernel is not TrainingKernel) throw new StepFailedException("a training to lie in", "another job");
        var net = TrainingParameters.Read(job.Job.Params);
        return round < net.Rounds
            ? new LieInRound(net, round, job, device, choices)
            : throw new StepFailedException($"a job of more than {round} rounds", $"one of {net.Rounds}");
    }

    public void Tamper(Span<byte> output, JobShape shape)
    {
        output[(int)Cell] ^= 1;
        int left = net.Rounds - round - 1;
        if (left == 0) return;
        var lied = TrainingData.Learned(net, output, round + 1);
        var rest = net with { Rounds = left, FirstStep = net.FirstStep + round + 1 };
        var run = new KernelRun
        {
            Device = device,
            Parameters = rest.ToBytes(),
            Operands = [job.Operands[0].Bytes, job.Operands[1].Bytes, lied.Hidden, lied.Output],
            Output = new byte[left * shape.Output.RoundBytes],
        };
        job.Kernel.Execute(run);
        run.Output.Span.CopyTo(output[(int)((round + 1) * shape.Output.RoundBytes)..]);
    }
}
