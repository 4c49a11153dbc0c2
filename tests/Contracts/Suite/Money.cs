using System.Buffers.Binary;
using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>
/// AGPU as the storage of token and market shows it, read by the layout that their READMEs document and by nothing of
/// their code. All amounts [1e-8 AGPU].
/// </summary>
public sealed class Money
{
    readonly List<(byte[] Key, BigInteger Value)> _balances = [];
    readonly Dictionary<string, BigInteger> _credits = [];
    readonly Dictionary<string, (BigInteger Free, BigInteger Locked, BigInteger Earned)> _stakes = [];
    readonly Dictionary<string, BigInteger> _unbonding = [];

    public Money(Chain chain, UInt160 token, UInt160 market, UInt160 vaults)
    {
        ReadToken(Storage(chain, token));
        ReadMarket(Storage(chain, market));
        ReadVaults(Storage(chain, vaults));
        VaultsBalance = BalanceOf(vaults);
        MarketBalance = BalanceOf(market);
    }

    public BigInteger Supply { get; private set; }
    public BigInteger MintedForPublicWork { get; private set; }
    public BigInteger MintedForJobs { get; private set; }
    public BigInteger BurnedAtSettlement { get; private set; }
    public BigInteger MarketBalance { get; }
    public BigInteger VaultsBalance { get; }
    public BigInteger Escrow { get; private set; }
    public BigInteger FreeStake { get; private set; }
    public BigInteger LockedStake { get; private set; }
    public BigInteger UnbondingStake { get; private set; }
    public BigInteger LockedByJobs { get; private set; }

    /// <summary>What proven faults have cost and nobody has divided yet, as the vaults and as the jobs have it.</summary>
    public BigInteger LostStake { get; private set; }
    public BigInteger UndividedByJobs { get; private set; }
    public BigInteger Credits { get; private set; }
    public BigInteger Pools { get; private set; }

    /// <summary>What must hold after every transaction.</summary>
    public void CheckConservation()
    {
        _balances.Should().NotContain(b => b.Value <= 0, "a balance that is no more is deleted");
        Sum(_balances.Select(b => b.Value)).Should().Be(Supply, "balances sum to the supply");
        (MintedForPublicWork + MintedForJobs - Supply).Should().BeGreaterThanOrEqualTo(BurnedAtSettlement);
        MintedForPublicWork.Should().BeLessThanOrEqualTo(1_000_000_000_00000000);
        (MintedForJobs * 10).Should().BeLessThanOrEqualTo(BurnedAtSettlement * 9, "paid work shrinks the supply");
        LockedStake.Should().Be(LockedByJobs, "what providers have locked is what live jobs hold");
        MarketBalance.Should().Be(
            Escrow + Credits + Pools, "the market owes exactly what it has");
        VaultsBalance.Should().Be(
            FreeStake + LockedStake + UnbondingStake + LostStake, "the vaults owe exactly what they have");
        LostStake.Should().Be(UndividedByJobs, "what providers have lost is what slashed jobs have to divide");
    }

    public static IEnumerable<(byte[] Key, byte[] Value)> Storage(Chain chain, UInt160 contract)
    {
        byte[] prefix = BitConverter.GetBytes(chain.FindContract(contract)!.Id);
        return chain.State.WithPrefix(prefix).Select(entry => (entry.Key[4..], entry.Value));
    }

    void ReadToken(IEnumerable<(byte[] Key, byte[] Value)> storage)
    {
        foreach (var (key, value) in storage)
        {
            if (key.Length == 20) _balances.Add((key, new BigInteger(value)));
            if (key is not [0x00]) continue;
            Supply = Bits(value, 0, 60);
            MintedForPublicWork = Bits(value, 60, 60);
            MintedForJobs = Bits(value, 120, 60);
            BurnedAtSettlement = Bits(value, 180, 60);
        }
    }

    void ReadMarket(IEnumerable<(byte[] Key, byte[] Value)> storage)
    {
        var escrows = new Dictionary<string, BigInteger>();
        var states = new Dictionary<string, byte[]>();
        foreach (var (key, value) in storage)
        {
            string id = Convert.ToHexString(key.AsSpan(1));
            if (key[0] == 0x04) Pools = Bits(value, 0, 64) + Bits(value, 64, 64) + Bits(value, 128, 64);
            if (key[0] == 0x12) escrows[id] = I64(value, 20) + I64(value, 28);
            if (key[0] == 0x13) states[id] = value;
            if (key[0] == 0x21) _credits[id] = new BigInteger(value);
        }
        Credits = Sum(_credits.Values);
        foreach (var (id, state) in states)
        {
            bool live = state[0] is >= 1 and <= 4;
            bool isUndivided = state.Length == 68;
            if (live || isUndivided) Escrow += escrows[id];
            if (isUndivided) UndividedByJobs += I64(state, 60);
            if (live && state.Length > 8) LockedByJobs += I64(state, 28);
        }
    }

    void ReadVaults(IEnumerable<(byte[] Key, byte[] Value)> storage)
    {
        foreach (var (key, value) in storage)
        {
            if (key[0] is 0x03 or 0x04) key.Length.Should().Be(22);
            string place = Convert.ToHexString(key.AsSpan(1));
            if (key[0] == 0x04) UnbondingStake += _unbonding[place] = Bits(value, 0, 64);
            if (key[0] != 0x03) continue;
            BigInteger free = Bits(value, 0, 64), locked = Bits(value, 64, 64);
            _stakes[place] = (free, locked, Bits(value, 192, 62));
            FreeStake += free;
            LockedStake += locked;
            LostStake += Bits(value, 128, 64);
            Bits(value, 192, 62).Should().BeInRange(0, free + locked, "what is bound to stay is there");
        }
    }

    public BigInteger BalanceOf(UInt160 account) =>
        _balances.Where(b => b.Key.AsSpan().SequenceEqual(account.ToArray())).Select(b => b.Value).SingleOrDefault();

    public BigInteger CreditOf(UInt160 account) =>
        _credits.GetValueOrDefault(Convert.ToHexString(account.ToArray()));

    public (BigInteger Free, BigInteger Locked, BigInteger Earned) StakeOf(UInt160 provider, int task) =>
        _stakes.GetValueOrDefault(Place(provider, task));

    public BigInteger UnbondingOf(UInt160 provider, int task) => _unbonding.GetValueOrDefault(Place(provider, task));

    static string Place(UInt160 provider, int task) => Convert.ToHexString([(byte)task, .. provider.ToArray()]);

    static long I64(byte[] bytes, int start) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(start));

    /// <summary>A number inside a packed integer.</summary>
    static BigInteger Bits(byte[] value, int from, int count) =>
        (new BigInteger(value) >> from) & ((BigInteger.One << count) - 1);

    static BigInteger Sum(IEnumerable<BigInteger> values) => values.Aggregate(BigInteger.Zero, BigInteger.Add);
}
