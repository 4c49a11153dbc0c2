using System.Numerics;
using FsCheck.Xunit;
using Neo.SmartContract;
using Neo.VM.Types;
using Array = Neo.VM.Types.Array;
using Buffer = Neo.VM.Types.Buffer;

namespace StarMiner.Simulator.Tests;

public class ItemCodecTests
{
    static StackItem RoundTrip(StackItem item)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        ItemCodec.Write(writer, item);
        stream.Position = 0;
        return ItemCodec.Read(new BinaryReader(stream));
    }

    [Property]
    public void Write_then_read_gives_an_equal_item(BigInteger number, byte[] bytes, bool flag)
    {
        BigInteger small = number % BigInteger.Pow(2, 250);
        var map = new Map { [small] = bytes, ["k"] = flag };
        var item = new Array { small, bytes, flag, StackItem.Null, new Struct { small, new Buffer(bytes) }, map };

        byte[] before = BinarySerializer.Serialize(item, 1 << 20);
        BinarySerializer.Serialize(RoundTrip(item), 1 << 20).Should().Equal(before);
    }

    [Fact]
    public void Write_an_iterator_keeps_its_type() =>
        RoundTrip(new InteropInterface(new object())).GetString().Should().Be("(InteropInterface)");

    [Fact]
    public void Write_an_array_that_holds_itself_ends()
    {
        var array = new Array();
        array.Add(array);
        RoundTrip(array).Should().BeOfType<Array>();
    }
}
