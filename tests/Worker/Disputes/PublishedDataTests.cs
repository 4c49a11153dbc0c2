using Neo;
using Neo.VM;
using StarMiner.Client;
using StarMiner.Worker.Disputes;

namespace StarMiner.Worker.Tests.Disputes;

public class PublishedDataTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(4_096)]
    [InlineData(65_536)]
    public async Task Find_whatAnyScriptPushes_isFoundWhateverItsLength(int length)
    {
        byte[] wanted = new byte[length];
        new Random(length).NextBytes(wanted);
        var chain = new ScriptChain(
            [],
            [CallScript.Of(new ContractCall(UInt160.Zero, "supply", 7, "x", wanted, new object?[] { new byte[32] }))]);

        (await new PublishedData(chain, 0).FindAsync(data => data.SequenceEqual(wanted))).Should().Equal(wanted);
    }

    [Fact]
    public async Task Find_looksAtEachBlockOnceAndOnlyFromTheFirst()
    {
        var chain = new ScriptChain([Push(1)], [Push(2)], [Push(3), Push(4)]);
        var published = new PublishedData(chain, 1);

        (await published.FindAsync(data => data[0] == 1)).Should().BeNull("it lies before");
        (await published.FindAsync(data => data[0] == 4)).Should().Equal(4, 0);
        chain.Blocks.Add([Push(5)]);
        (await published.FindAsync(data => data[0] == 5)).Should().Equal(5, 0);
        (await published.FindAsync(data => data[0] == 2)).Should().Equal(2, 0);
        chain.Asked.Should().Equal(1, 2, 3);
    }

    /// <summary>Anybody may send a transaction whose script is none; what it pushes before that counts.</summary>
    [Fact]
    public async Task Find_scriptsThatAreNone_areNoTrouble()
    {
        var random = new Random(1);
        List<byte[]> scripts = [Push(9), [], [(byte)OpCode.PUSHDATA4, 255, 255, 255, 255]];
        for (int i = 0; i < 1_000; i++)
        {
            byte[] noise = new byte[random.Next(1, 40)];
            random.NextBytes(noise);
            scripts.Add(noise);
        }
        scripts.Add([.. Push(8), 0xFF, 0xFF]);
        var published = new PublishedData(new ScriptChain([.. scripts]), 0);

        (await published.FindAsync(data => data.SequenceEqual(new byte[] { 8, 0 }))).Should().NotBeNull();
        (await published.FindAsync(data => data.SequenceEqual(new byte[] { 9, 0 }))).Should().NotBeNull();
    }

    static byte[] Push(byte value)
    {
        using var script = new ScriptBuilder();
        return script.EmitPush(new byte[] { value, 0 }).ToArray();
    }

    sealed class ScriptChain(params byte[][][] blocks) : ChainOfNothing
    {
        internal List<byte[][]> Blocks { get; } = [.. blocks];
        internal List<uint> Asked { get; } = [];

        public override Task<uint> GetHeightAsync(CancellationToken cancel = default) =>
            Task.FromResult((uint)Blocks.Count - 1);

        public override Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(
            uint block, CancellationToken cancel = default)
        {
            Asked.Add(block);
            return Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>(
                [.. Blocks[(int)block].Select(script => (ReadOnlyMemory<byte>)script)]);
        }
    }
}
