using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts.Tests.Primitives;

public class BytesTests
{
    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(255UL)]
    [InlineData(0x80UL)]
    [InlineData(long.MaxValue)]
    [InlineData(ulong.MaxValue)]
    public void U64_isEightLittleEndianBytes_andReadsBack(ulong value)
    {
        ByteString bytes = Bytes.U64(value);
        ((byte[])bytes).Should().Equal(BitConverter.GetBytes(value));
        Bytes.ReadU64(bytes, 0).Should().Be(value);
    }

    [Theory]
    [InlineData(0U)]
    [InlineData(uint.MaxValue)]
    [InlineData(0x01020304U)]
    public void U32_isFourLittleEndianBytes_andReadsBack(uint value)
    {
        ByteString bytes = Bytes.U32(value);
        ((byte[])bytes).Should().Equal(BitConverter.GetBytes(value));
        Bytes.ReadU32(bytes, 0).Should().Be(value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void ReadI32_readsTheSign(int value) =>
        Bytes.ReadI32((ByteString)BitConverter.GetBytes(value), 0).Should().Be(value);

    [Theory]
    [InlineData(10_000, 7_300, 7_300)]
    [InlineData(9_999, 7_300, 7_299)]
    [InlineData(1, 9_999, 0)]
    public void BasisPoints_roundDown(int amount, int bps, int share) =>
        BasisPoints.Of(amount, bps).Should().Be((BigInteger)share);
}
