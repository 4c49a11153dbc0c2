using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>One pair of AGPU and another NEP-17 with a constant product; its shares are a NEP-17 themselves.</summary>
[DisplayName("Exchange")]
[ContractDescription("Constant-product pair of AGPU and another NEP-17 token")]
[ContractVersion("0.1.0")]
[SupportedStandards(NepStandard.Nep17)]
[ContractPermission(Permission.Any, "onNEP17Payment", "transfer", "symbol", "burn", "addressOf", "charter", "isSynced")]
public partial class Exchange : SmartContract
{
    /// <summary>
    /// data = [Council's hash, asset's hash]. Both tokens are fixed for ever: reserves cannot follow a new address.
    /// </summary>
    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsArray(data) && ((object[])data).Length == 2, CouncilMissing);
        object[] parts = (object[])data;
        ExecutionEngine.Assert(Items.IsHash160(parts[0]), CouncilMissing);
        ExecutionEngine.Assert(Items.IsHash160(parts[1]), InvalidAsset);
        UInt160 council = (UInt160)parts[0];
        UInt160 asset = (UInt160)parts[1];
        ExecutionEngine.Assert(ContractManagement.GetContract(asset) is not null, InvalidAsset);
        UInt160 agpu = Directory.AddressOf(council, Roles.AgpuToken);
        ExecutionEngine.Assert(asset != agpu, InvalidAsset);
        PutPair(council, agpu, asset);
        PutPool(0, 0, 0);
        PutSymbol("AGPU-" + (string)Contract.Call(asset, "symbol", CallFlags.ReadOnly));
        TakeCharter(council);
    }

    /// <summary>
    /// Moves credits of both tokens into the reserves at the present price, at most the given amounts, and gives
    /// shares. The first provider sets the price. Returns the shares.
    /// </summary>
    public static BigInteger AddLiquidity(
        UInt160 provider, BigInteger maxAgpu, BigInteger maxAsset, BigInteger minShares, BigInteger deadlineMs)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ExecutionEngine.Assert(PairMath.IsPositive(maxAgpu) && PairMath.IsPositive(maxAsset), InvalidAmount);
        ExecutionEngine.Assert(PairMath.IsAmount(minShares), InvalidAmount);
        CheckEntry(GetPair());
        CheckDeadline(deadlineMs);
        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);
        BigInteger supply = GetSupply();
        return supply == 0
            ? AddFirst(provider, maxAgpu, maxAsset, minShares)
            : AddMore(provider, maxAgpu, maxAsset, minShares, supply);
    }

    /// <summary>Gives shares back for their part of both reserves, as credits. Never paused.</summary>
    public static void RemoveLiquidity(
        UInt160 provider, BigInteger shares, BigInteger minAgpu, BigInteger minAsset, BigInteger deadlineMs)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ExecutionEngine.Assert(PairMath.IsPositive(shares), InvalidAmount);
        ExecutionEngine.Assert(PairMath.IsAmount(minAgpu) && PairMath.IsAmount(minAsset), InvalidAmount);
        CheckUnlocked();
        CheckDeadline(deadlineMs);
        BigInteger left = GetShares(provider) - shares;
        ExecutionEngine.Assert(left >= 0, SharesTooLow);
        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);
        BigInteger supply = GetSupply();
        ByteString pool = GetPool();
        BigInteger reserveAgpu = Pool.Agpu(pool);
        BigInteger reserveAsset = Pool.Asset(pool);
        BigInteger agpu = PairMath.PartOf(shares, supply, reserveAgpu);
        BigInteger asset = PairMath.PartOf(shares, supply, reserveAsset);
        ExecutionEngine.Assert(agpu >= minAgpu && asset >= minAsset, BelowMinimum);

        BookPrice(reserveAgpu, reserveAsset);
        PutPool(reserveAgpu - agpu, Pool.BurnFees(pool), reserveAsset - asset);
        PutShares(provider, left);
        PutSupply(supply - shares);
        PutCredit(true, provider, GetCredit(true, provider) + agpu);
        PutCredit(false, provider, GetCredit(false, provider) + asset);
        OnTransfer(provider, null, shares);
        OnLiquidityRemoved(provider, agpu, asset, shares);
    }

    /// <summary>Pays out everything that the account has in credit of one token. Never paused.</summary>
    public static BigInteger Withdraw(UInt160 account, UInt160 token)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        bool isAgpu = IsAgpu(GetPair(), token, InvalidToken);
        CheckUnlocked();
        BigInteger amount = GetCredit(isAgpu, account);
        ExecutionEngine.Assert(amount > 0, NothingToWithdraw);
        ExecutionEngine.Assert(Runtime.CheckWitness(account), NoWitness);
        PutCredit(isAgpu, account, 0);
        OnWithdrawn(account, token, amount);
        Pay(token, account, amount);
        return amount;
    }

    /// <summary>Burns the AGPU that swaps have set aside. Anyone; gives no right to mint.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: the fees can only burn")]
    public static void BurnFees()
    {
        CheckUnlocked();
        ByteString pool = GetPool();
        BigInteger amount = Pool.BurnFees(pool);
        ExecutionEngine.Assert(amount > 0, NothingToBurn);
        PutPool(Pool.Agpu(pool), 0, Pool.Asset(pool));
        OnFeesBurned(amount);
        Contract.Call(Pair.Agpu(GetPair()), "burn", CallFlags.All, Runtime.ExecutingScriptHash, amount);
    }

    /// <summary>New code for the same state: only through the Council's timelock.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Pair.Council(GetPair()), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>The Council hands over the charter whenever it changes; null: ask the Council from now on.</summary>
    public static void Sync(ByteString? charter)
    {
        // INVARIANT: only the Council writes the copy, so nobody can hold an old one.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Pair.Council(GetPair()), NotCouncil);
        if (charter is null)
            DeleteCharter();
        else
            PutCharter(charter);
    }

    /// <summary>
    /// A pair can be deployed after its seat is bound, since it asks the directory for AGPU. INVARIANT: it takes a copy
    /// only where the Council will tell it every change from now on.
    /// </summary>
    private static void TakeCharter(UInt160 council)
    {
        ByteString charter = Charter.Of(council);
        if (Charter.Address(charter, Seat.Exchange) != Runtime.ExecutingScriptHash) return;
        if ((bool)Contract.Call(council, "isSynced", CallFlags.ReadOnly)) PutCharter(charter);
    }

    private static BigInteger AddFirst(UInt160 provider, BigInteger agpu, BigInteger asset, BigInteger minShares)
    {
        BigInteger supply = PairMath.FirstShares(agpu, asset);
        BigInteger shares = supply - PairMath.LockedShares;
        ExecutionEngine.Assert(shares > 0, LiquidityTooSmall);
        ExecutionEngine.Assert(shares >= minShares, BelowMinimum);
        // INVARIANT: the locked shares can never be given back, so the reserves never become empty again.
        PutShares(UInt160.Zero, PairMath.LockedShares);
        OnTransfer(null, UInt160.Zero, PairMath.LockedShares);
        StartPrices();
        Join(provider, agpu, asset, shares, supply);
        return shares;
    }

    private static BigInteger AddMore(
        UInt160 provider, BigInteger maxAgpu, BigInteger maxAsset, BigInteger minShares, BigInteger supply)
    {
        ByteString pool = GetPool();
        BigInteger reserveAgpu = Pool.Agpu(pool);
        BigInteger reserveAsset = Pool.Asset(pool);
        BigInteger agpu = maxAgpu;
        BigInteger asset = PairMath.Beside(maxAgpu, reserveAgpu, reserveAsset);
        if (asset > maxAsset)
        {
            asset = maxAsset;
            agpu = PairMath.Beside(maxAsset, reserveAsset, reserveAgpu);
        }
        BigInteger shares = PairMath.SharesFor(agpu, asset, reserveAgpu, reserveAsset, supply);
        ExecutionEngine.Assert(shares > 0, LiquidityTooSmall);
        ExecutionEngine.Assert(shares >= minShares, BelowMinimum);
        BookPrice(reserveAgpu, reserveAsset);
        Join(provider, agpu, asset, shares, supply + shares);
        return shares;
    }

    private static void Join(
        UInt160 provider, BigInteger agpu, BigInteger asset, BigInteger shares, BigInteger supplyAfter)
    {
        BigInteger creditAgpu = GetCredit(true, provider) - agpu;
        BigInteger creditAsset = GetCredit(false, provider) - asset;
        ExecutionEngine.Assert(creditAgpu >= 0 && creditAsset >= 0, CreditTooLow);
        PutCredit(true, provider, creditAgpu);
        PutCredit(false, provider, creditAsset);
        ByteString pool = GetPool();
        PutReserves(Pool.Agpu(pool) + agpu, Pool.BurnFees(pool), Pool.Asset(pool) + asset);
        PutSupply(supplyAfter);
        PutShares(provider, GetShares(provider) + shares);
        OnLiquidityAdded(provider, agpu, asset, shares);
        PostTransfer(null, provider, shares, null);
    }

    /// <summary>Reserves that grow stay within what the arithmetic holds.</summary>
    private static void PutReserves(BigInteger agpu, BigInteger burnFees, BigInteger asset)
    {
        ExecutionEngine.Assert(!PairMath.IsTooLarge(asset), ReserveTooLarge);
        PutPool(agpu, burnFees, asset);
    }

    /// <summary>What brings money or risk in: the Council may have closed it. Returns the charter.</summary>
    private static ByteString CheckEntry(ByteString pair)
    {
        CheckUnlocked();
        ByteString charter = GetCharter(pair);
        ExecutionEngine.Assert(!Charter.IsPaused(charter, Entries.Swaps), Paused);
        return charter;
    }

    private static void CheckDeadline(object deadlineMs) =>
        ExecutionEngine.Assert(Items.IsInteger(deadlineMs) && Runtime.Time <= (BigInteger)deadlineMs, TooLate);

    /// <summary>INVARIANT: nothing moves while a payment is on its way out: its receiver may call back.</summary>
    private static void CheckUnlocked() => ExecutionEngine.Assert(!IsLocked(), Reentered);

    /// <summary>Whether the token is the pair's AGPU; if not, it must be the pair's asset.</summary>
    private static bool IsAgpu(ByteString pair, UInt160 token, string error)
    {
        if (token == Pair.Agpu(pair)) return true;
        ExecutionEngine.Assert(token == Pair.Asset(pair), error);
        return false;
    }
}
