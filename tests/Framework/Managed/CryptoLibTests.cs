using FsCheck.Xunit;
using CryptoLib = Neo.SmartContract.Framework.Native.CryptoLib;
using Engine = Neo.SmartContract.Native.CryptoLib;
using Framework = Neo.SmartContract.Framework;

namespace StarMiner.Tests.Managed;

/// <summary>The bodies for the CLR answer what the chain's own CryptoLib answers.</summary>
public class CryptoLibTests
{
    [Property]
    public void Hashes_agree_with_the_engine(byte[] bytes, uint seed)
    {
        foreach (int repeats in new[] { 1, 2, 11 })
        {
            byte[] data = [.. Enumerable.Repeat(bytes, repeats).SelectMany(part => part)];
            var stored = (Framework.ByteString)data;
            ((byte[])CryptoLib.Sha256(stored)).Should().Equal(Engine.Sha256(data));
            ((byte[])CryptoLib.Ripemd160(stored)).Should().Equal(Engine.RIPEMD160(data));
            ((byte[])CryptoLib.Murmur32(stored, seed)).Should().Equal(Engine.Murmur32(data, seed));
        }
    }

    [Fact]
    public void Ripemd160_around_a_block_s_end_agrees_with_the_engine()
    {
        for (int length = 50; length <= 130; length++)
        {
            byte[] data = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
            ((byte[])CryptoLib.Ripemd160((Framework.ByteString)data)).Should().Equal(Engine.RIPEMD160(data));
        }
    }
}
