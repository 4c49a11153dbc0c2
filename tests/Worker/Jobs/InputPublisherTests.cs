using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Tests.Jobs;

public class InputPublisherTests
{
    readonly byte[] parameters = new MatMulParameters(2, 3, 4).ToBytes();

    [Theory]
    [InlineData(8, null, "MatMulKernel takes 2 operands, not 1")]
    [InlineData(8, 13, "operand 1 has 13 bytes where the parameters say 12")]
    public async Task Publish_operandsThatDoNotFit_refused(int a, int? b, string message)
    {
        byte[][] operands = b is { } length ? [new byte[a], new byte[length]] : [new byte[a]];

        var publish = () =>
            InputPublisher.PublishAsync(new MemoryBlobStore(), new MatMulKernel(), parameters, operands);

        await publish.Should().ThrowAsync<JobException>().WithMessage(message);
    }

    [Fact]
    public async Task Publish_sameDataset_sameRootForEveryJob()
    {
        var store = new MemoryBlobStore();
        byte[] dataset = new byte[12];

        var one = await InputPublisher.PublishAsync(store, new MatMulKernel(), parameters, [new byte[8], dataset]);
        var other = await InputPublisher.PublishAsync(
            store, new MatMulKernel(), new MatMulParameters(1, 3, 4).ToBytes(), [new byte[4], dataset]);

        other[1].Should().Be(one[1]);
        other[0].Should().NotBe(one[0]);
    }
}
