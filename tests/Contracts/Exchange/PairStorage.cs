using System.Buffers.Binary;
using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Exchange;

/// <summary>
/// A pair as its storage shows it, read by the layout that the README documents and by nothing of its code.
/// </summary>
public sealed class PairStorage
{
    readonly Chain _chain;
    readonly UInt160 _pair;
    readonly UInt160 _agpu;
    readonly UInt160 _asset;

    PairStorage(Chain chain, UInt160 pair, UInt160 agpu, UInt160 asset)
    {
        (_chain, _pair, _agpu, _asset) = (chain, pair, agpu, asset);
        foreach (var (key, value) in Money.Storage(chain, pair))
        {
            if (key[0] == 0x00) Supply = new BigInteger(value);
            if (key[0] == 0x01) Shares[Account(key)] = new BigInteger(value);
            if (key[0] == 0x04) ReadPool(value);
            if (key[0] == 0x05) IsLocked = true;
            if (key[0] == 0x10) AgpuCredits[Account(key)] = new BigInteger(value);
            if (key[0] == 0x11) AssetCredits[Account(key)] = new BigInteger(value);
        }
    }

    public BigInteger Supply { get; private set; }
    public BigInteger ReserveAgpu { get; private set; }
    public BigInteger ReserveAsset { get; private set; }
    public BigInteger BurnFees { get; private set; }
    public bool IsLocked { get; }
    public Dictionary<UInt160, BigInteger> Shares { get; } = [];
    public Dictionary<UInt160, BigInteger> AgpuCredits { get; } = [];
    public Dictionary<UInt160, BigInteger> AssetCredits { get; } = [];

    public static PairStorage Of(ExchangeChain chain) => new(chain.Chain, chain.Pair, chain.Token, chain.Stable);

    public static PairStorage Of(ExchangeChain chain, UInt160 pair, UInt160 asset) =>
        new(chain.Chain, pair, chain.Token, asset);

    public BigInteger OwedAgpu => ReserveAgpu + BurnFees + Sum(AgpuCredits);

    public BigInteger OwedAsset => ReserveAsset + Sum(AssetCredits);

    /// <summary>What must hold after every transaction, where both tokens are honest and nobody donates.</summary>
    public void CheckConservation()
    {
        CheckAgpu();
        BalanceOf(_asset).Should().Be(OwedAsset, "the pair owes exactly the asset that it has");
    }

    /// <summary>What must hold whatever the asset does.</summary>
    public void CheckAgpu()
    {
        BalanceOf(_agpu).Should().Be(OwedAgpu, "the pair owes exactly the AGPU that it has");
        Sum(Shares).Should().Be(Supply, "shares sum to their supply");
        Shares.Values.Concat(AgpuCredits.Values).Concat(AssetCredits.Values).Should().NotContain(v => v <= 0);
        IsLocked.Should().BeFalse("the lock lives within one call");
        (Supply == 0).Should().Be(ReserveAgpu == 0).And.Be(ReserveAsset == 0);
    }

    /// <summary>A balance as the token's storage has it: AGPU's at the account, the others' at 0x01 + account.</summary>
    BigInteger BalanceOf(UInt160 token) => Money.Storage(_chain, token)
        .Where(entry => entry.Key.Length >= 20 && entry.Key.AsSpan(entry.Key.Length - 20).SequenceEqual(_pair.ToArray()))
        .Select(entry => new BigInteger(entry.Value)).SingleOrDefault();

    void ReadPool(byte[] value)
    {
        ReserveAgpu = BinaryPrimitives.ReadUInt64LittleEndian(value);
        BurnFees = BinaryPrimitives.ReadUInt64LittleEndian(value.AsSpan(8));
        ReserveAsset = new BigInteger(value.AsSpan(16, 16), isUnsigned: true);
    }

    static UInt160 Account(byte[] key) => new(key.AsSpan(1));

    static BigInteger Sum(Dictionary<UInt160, BigInteger> amounts) =>
        amounts.Values.Aggregate(BigInteger.Zero, BigInteger.Add);
}
