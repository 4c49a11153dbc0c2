using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>Fees in from the market, rewards out by pull.</summary>
public partial class RewardController
{
    /// <summary>
    /// data = ["pools", auditors, oracles, maintenance], from the market: their sum is the amount. Also this contract's
    /// own mint of a public job's pay.
    /// </summary>
    public static void OnNEP17Payment(UInt160? from, BigInteger amount, object data)
    {
        ByteString charter = GetCharter();
        // INVARIANT: only AGPU counts. The caller is the token, not whoever says that it paid.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, Seat.AgpuToken), ForeignToken);
        if (from is null && IsMinting()) return;
        ExecutionEngine.Assert(from == Charter.Address(charter, Seat.JobMarket), NotMarket);
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data;
        ExecutionEngine.Assert(order.Length == 4 && (string)order[0] == "pools", UnknownPayment);
        for (int i = 1; i < 4; i++)
            ExecutionEngine.Assert(Items.IsInteger(order[i]) && (BigInteger)order[i] >= 0, InvalidAmount);
        BigInteger auditors = (BigInteger)order[1];
        BigInteger oracles = (BigInteger)order[2];
        BigInteger maintenance = (BigInteger)order[3];
        ExecutionEngine.Assert(auditors + oracles + maintenance == amount, InvalidAmount);
        BigInteger number = Epoch.Number(EnterEpoch(charter));
        AddToPool(PrefixAuditPool, number, auditors, 0);
        AddToPool(PrefixOraclePool, number, oracles, 0);
        AddToTreasury(0, auditors + oracles, maintenance);
        OnPoolsReceived(number, auditors, oracles, maintenance);
    }

    /// <summary>Pays what epochs that are over owe a provider.</summary>
    public static BigInteger ClaimProvider(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(Runtime.CheckWitness(account), NoWitness);
        BigInteger record = RollProvider(account, EnterEpoch(charter));
        BigInteger amount = Account.Owed(record);
        ExecutionEngine.Assert(amount > 0, NothingToClaim);
        PutOf(PrefixProvider, account, record - Account.Of(amount, 0, 0));
        BigInteger minted = TakeFromTreasury(amount);
        OnProviderRewardClaimed(account, amount, minted);
        Pay(charter, account, amount, minted);
        return amount;
    }

    /// <summary>Pays what epochs that are over owe an auditor.</summary>
    public static BigInteger ClaimAuditor(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(Runtime.CheckWitness(account), NoWitness);
        BigInteger amount = ClaimPoints(PrefixAuditor, PrefixAuditPool, account, charter);
        BigInteger minted = TakeFromTreasury(amount);
        OnAuditorRewardClaimed(account, amount, minted);
        Pay(charter, account, amount, minted);
        return amount;
    }

    /// <summary>Pays what epochs that are over owe an oracle.</summary>
    public static BigInteger ClaimOracle(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(Runtime.CheckWitness(account), NoWitness);
        BigInteger amount = ClaimPoints(PrefixOracle, PrefixOraclePool, account, charter);
        BigInteger minted = TakeFromTreasury(amount);
        OnOracleRewardClaimed(account, amount, minted);
        Pay(charter, account, amount, minted);
        return amount;
    }

    /// <summary>Pays the maintenance fees to the seat Maintenance, whoever asks.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: only the seat is paid")]
    public static BigInteger CollectMaintenance()
    {
        BigInteger treasury = Get(TreasuryKey);
        BigInteger amount = Treasury.Maintenance(treasury);
        ExecutionEngine.Assert(amount > 0, NothingToClaim);
        ByteString charter = GetCharter();
        UInt160 to = Charter.Address(charter, Seat.Maintenance);
        ExecutionEngine.Assert(!to.IsZero, NoMaintenance);
        Put(TreasuryKey, Treasury.Of(Treasury.Unminted(treasury), Treasury.Fees(treasury), 0));
        OnMaintenancePaid(to, amount);
        Pay(charter, to, amount, 0);
        return amount;
    }

    private static BigInteger ClaimPoints(byte accounts, byte pools, UInt160 account, ByteString charter)
    {
        BigInteger number = Epoch.Number(EnterEpoch(charter));
        BigInteger record = RollPoints(accounts, pools, account, number);
        BigInteger amount = Account.Owed(record);
        ExecutionEngine.Assert(amount > 0, NothingToClaim);
        PutOf(accounts, account, record - Account.Of(amount, 0, 0));
        return amount;
    }

    /// <summary>
    /// What may be minted goes first, fees fill up. The two are one purse: together they are what is owed. Returns the
    /// part to mint.
    /// </summary>
    private static BigInteger TakeFromTreasury(BigInteger amount)
    {
        BigInteger treasury = Get(TreasuryKey);
        BigInteger minted = BigInteger.Min(amount, Treasury.Unminted(treasury));
        Put(TreasuryKey, treasury - Treasury.Of(minted, amount - minted, 0));
        return minted;
    }

    /// <summary>The last act of its caller: everything is written, so whoever calls back finds nothing left.</summary>
    private static void Pay(ByteString charter, UInt160 to, BigInteger amount, BigInteger minted)
    {
        UInt160 token = Charter.Address(charter, Seat.AgpuToken);
        if (minted > 0) Contract.Call(token, "mintForJobs", CallFlags.All, to, minted);
        if (amount > minted)
            ExecutionEngine.Assert((bool)Contract.Call(
                token, "transfer", CallFlags.All, Runtime.ExecutingScriptHash, to, amount - minted, null));
    }
}
