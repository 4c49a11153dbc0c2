using System.Numerics;

namespace StarMiner.Contracts.Tests.Exchange;

/// <summary>
/// The pair in plain C#, written from the README and not from the contract: amounts are the largest or smallest numbers
/// that keep the stated inequality, not the contract's formulas. Accounts are numbers.
/// </summary>
/// <param name="agpuWallets">Balances that others move too; its own where there are none.</param>
public sealed class PairModel(int accounts, int feeBps = 25, int burnBps = 5, BigInteger[]? agpuWallets = null)
{
    const int Locked = 1_000;

    public BigInteger Agpu { get; private set; }
    public BigInteger Asset { get; private set; }
    public BigInteger BurnFees { get; private set; }
    public BigInteger Burned { get; private set; }
    public BigInteger Supply { get; private set; }
    public BigInteger[] Shares { get; } = new BigInteger[accounts];
    public BigInteger[] AgpuCredits { get; } = new BigInteger[accounts];
    public BigInteger[] AssetCredits { get; } = new BigInteger[accounts];
    public BigInteger[] AgpuWallets { get; } = agpuWallets ?? new BigInteger[accounts];
    public BigInteger[] AssetWallets { get; } = new BigInteger[accounts];

    public bool Deposit(int who, bool agpu, BigInteger amount)
    {
        BigInteger[] wallets = agpu ? AgpuWallets : AssetWallets;
        if (amount <= 0 || wallets[who] < amount) return false;
        wallets[who] -= amount;
        (agpu ? AgpuCredits : AssetCredits)[who] += amount;
        return true;
    }

    public bool Withdraw(int who, bool agpu)
    {
        BigInteger[] credits = agpu ? AgpuCredits : AssetCredits;
        if (credits[who] == 0) return false;
        (agpu ? AgpuWallets : AssetWallets)[who] += credits[who];
        credits[who] = 0;
        return true;
    }

    public bool Add(int who, BigInteger maxAgpu, BigInteger maxAsset)
    {
        if (maxAgpu <= 0 || maxAsset <= 0) return false;
        if (Supply == 0) return AddFirst(who, maxAgpu, maxAsset);
        // The least asset that is not poorer beside the AGPU than the reserves are: asset / maxAgpu >= Asset / Agpu.
        BigInteger agpu = maxAgpu, asset = Least(maxAgpu * Asset, Agpu);
        if (asset > maxAsset) (agpu, asset) = (Least(maxAsset * Agpu, Asset), maxAsset);
        // The most shares that do not thin out the others': shares / agpu <= Supply / Agpu, and so for the asset.
        BigInteger shares = BigInteger.Min(Most(agpu * Supply, Agpu), Most(asset * Supply, Asset));
        return shares > 0 && Join(who, agpu, asset, shares, shares);
    }

    public bool Remove(int who, BigInteger shares)
    {
        if (shares <= 0 || Shares[who] < shares) return false;
        BigInteger agpu = Most(shares * Agpu, Supply), asset = Most(shares * Asset, Supply);
        Shares[who] -= shares;
        Supply -= shares;
        (Agpu, Asset) = (Agpu - agpu, Asset - asset);
        AgpuCredits[who] += agpu;
        AssetCredits[who] += asset;
        return true;
    }

    public bool SellAgpu(int who, BigInteger amount)
    {
        if (amount <= 0 || AgpuWallets[who] < amount || Supply == 0) return false;
        BigInteger burn = Least(amount * burnBps, 10_000);
        BigInteger paid = Out(amount - burn, Agpu, Asset);
        if (paid <= 0) return false;
        AgpuWallets[who] -= amount;
        AssetWallets[who] += paid;
        (Agpu, Asset, BurnFees) = (Agpu + amount - burn, Asset - paid, BurnFees + burn);
        return true;
    }

    public bool BuyAgpu(int who, BigInteger amount)
    {
        if (amount <= 0 || AssetWallets[who] < amount || Supply == 0) return false;
        BigInteger taken = Out(amount, Asset, Agpu);
        BigInteger burn = Least(taken * burnBps, 10_000);
        if (taken - burn <= 0) return false;
        AssetWallets[who] -= amount;
        AgpuWallets[who] += taken - burn;
        (Agpu, Asset, BurnFees) = (Agpu - taken, Asset + amount, BurnFees + burn);
        return true;
    }

    public bool MoveShares(int from, int to, BigInteger shares)
    {
        if (shares < 0 || Shares[from] < shares) return false;
        Shares[from] -= shares;
        Shares[to] += shares;
        return true;
    }

    public bool BurnFeesNow()
    {
        if (BurnFees == 0) return false;
        (Burned, BurnFees) = (Burned + BurnFees, 0);
        return true;
    }

    /// <summary>Both tokens, wherever they are: what was given to the accounts, with what was burned.</summary>
    public (BigInteger Agpu, BigInteger Asset) Everything => (
        Agpu + BurnFees + Burned + Sum(AgpuCredits) + Sum(AgpuWallets), Asset + Sum(AssetCredits) + Sum(AssetWallets));

    bool AddFirst(int who, BigInteger agpu, BigInteger asset)
    {
        BigInteger all = Root(agpu * asset);
        return all > Locked && Join(who, agpu, asset, all - Locked, all);
    }

    bool Join(int who, BigInteger agpu, BigInteger asset, BigInteger shares, BigInteger made)
    {
        if (AgpuCredits[who] < agpu || AssetCredits[who] < asset) return false;
        AgpuCredits[who] -= agpu;
        AssetCredits[who] -= asset;
        (Agpu, Asset, Supply) = (Agpu + agpu, Asset + asset, Supply + made);
        Shares[who] += shares;
        return true;
    }

    /// <summary>The most that leaves the product of the reserves, without the fee of what comes in, not smaller.</summary>
    BigInteger Out(BigInteger amountIn, BigInteger reserveIn, BigInteger reserveOut) =>
        reserveOut - Least(reserveIn * 10_000 * reserveOut, reserveIn * 10_000 + amountIn * (10_000 - feeBps));

    /// <summary>The least x with x × divisor >= dividend.</summary>
    static BigInteger Least(BigInteger dividend, BigInteger divisor) =>
        BigInteger.DivRem(dividend, divisor, out BigInteger rest) + (rest > 0 ? 1 : 0);

    /// <summary>The largest x with x × divisor &lt;= dividend.</summary>
    static BigInteger Most(BigInteger dividend, BigInteger divisor) => dividend / divisor;

    static BigInteger Root(BigInteger square)
    {
        BigInteger low = 0, high = square + 1;
        while (high - low > 1)
        {
            BigInteger middle = (low + high) / 2;
            if (middle * middle <= square) low = middle;
            else high = middle;
        }
        return low;
    }

    static BigInteger Sum(BigInteger[] amounts) => amounts.Aggregate(BigInteger.Zero, BigInteger.Add);
}
