using StarMiner.Client;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Kernels.Tests.Training;

/// <summary>Liars of an iterative job on the real contracts.</summary>
public class TrainingJobTests
{
    static readonly TrainingParameters Net = new(12, 9, 4, 10, 2, Rounds: 7);

    /// <summary>All that follows a lie is right by what is stated: only its own cell can convict the liar.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task Prove_lieThatTheLaterRoundsBuildOn_slashesWhereItBegan(int round)
    {
        byte[][] operands = TrainingLaw.RandomOperands(Net, new Random(round));
        using var job = await JobOnChain.OpenAsync(new TrainingKernel(), Net.ToBytes(), operands);
        var lie = new LieAndGoOn(operands, round);
        var liar = job.Provider(lie);
        var prepared = await liar.PrepareAsync(job.JobId);
        await liar.ClaimAsync(prepared);
        var output = await liar.ComputeAsync(prepared);
        await liar.CommitAsync(prepared, output);
        var challenger = job.Challenger();

        var fault = await challenger.FindFaultAsync(job.JobId);
        fault!.Cell.Should().Be((ulong)lie.Cell);
        if (round < Net.Rounds - 1)
        {
            var later = await challenger.AccuseAsync(job.JobId, (ulong)output.Bytes.Length - 1);
            var innocent = () => challenger.ProveAsync(later);
            (await innocent.Should().ThrowAsync<ContractFaultException>()).Which.Error.Should()
                .Be("Referee/cell-right", "it follows from what the round before states");
        }
        await challenger.ProveAsync(fault);

        (await job.StatusAsync()).Should().Be(JobStatus.Slashed);
    }

    /// <summary>Changes a learned weight by one and computes every later round from that.</summary>
    sealed class LieAndGoOn(byte[][] operands, int round) : IOutputTamper
    {
        internal long Cell { get; private set; }

        public void Tamper(Span<byte> output, JobShape shape)
        {
            Cell = shape.Output.Step(round * 5 + 4).Start + 17;
            output[(int)Cell] ^= 1;
            if (round == Net.Rounds - 1)
                return;
            var rest = Net with { Rounds = Net.Rounds - round - 1, FirstStep = round + 1 };
            var lied = TrainingData.Learned(Net, output, round + 1);
            Runs.Execute(
                new TrainingKernel(), rest.ToBytes(), "host", [operands[0], operands[1], lied.Hidden, lied.Output])
                .CopyTo(output[(int)((round + 1) * shape.Output.RoundBytes)..]);
        }
    }
}
