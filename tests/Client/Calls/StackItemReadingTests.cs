using Neo;
using Neo.IO;
using Neo.VM.Types;
using Array = Neo.VM.Types.Array;

namespace StarMiner.Client.Tests;

public class StackItemReadingTests
{
    [Fact]
    public void AsInteger_byteString_isReadLittleEndian() =>
        ((StackItem)new byte[] { 0x00, 0x01 }).AsInt64().Should().Be(256);

    [Fact]
    public void AsInteger_array_namesBothShapes() =>
        FluentActions.Invoking(() => new Array([StackItem.Null]).AsInteger())
            .Should().Throw<ChainException>().WithMessage(
                "the contract returned Array ([null]) where Integer is expected");

    [Fact]
    public void AsHash160_wrongLength_isRefused() =>
        FluentActions.Invoking(() => ((StackItem)new byte[19]).AsHash160())
            .Should().Throw<ChainException>().WithMessage("*19 bytes where 20 are expected");

    [Fact]
    public void AsHash160OrNull_nullAndEmpty_areNull()
    {
        StackItem.Null.AsHash160OrNull().Should().BeNull();
        ((StackItem)System.Array.Empty<byte>()).AsHash160OrNull().Should().BeNull();
        ((StackItem)UInt160.Zero.ToArray()).AsHash160OrNull().Should().Be(UInt160.Zero);
    }

    [Fact]
    public void AsList_otherLength_isRefused() =>
        FluentActions.Invoking(() => new Struct([1, 2]).AsList(3))
            .Should().Throw<ChainException>().WithMessage("*2 items where 3 are expected");

    [Fact]
    public void Describe_structure_readsAsAPersonWould()
    {
        StackItem[] items = [1, "JobMarket/not-open", UInt160.Zero.ToArray(), new byte[] { 0xff }, true, StackItem.Null];

        new Array(items).Describe().Should().Be($"[1, JobMarket/not-open, {UInt160.Zero}, ff, true, null]");
    }
}
