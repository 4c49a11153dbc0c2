using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>Money in by transfer with data, money out by pull.</summary>
public partial class JobMarket
{
    /// <summary>
    /// data = ["bond"] or ["open", kernel, params, inputRoots, maxPricePerUnit, tip, claimWindowMs, workWindowMs].
    /// </summary>
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        // INVARIANT: only AGPU counts. The caller is the token, not whoever says that it paid.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Token(), ForeignToken);
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data;
        if (order.Length == 1 && (string)order[0] == "bond")
        {
            Deposit(from, amount);
            return;
        }
        ExecutionEngine.Assert(order.Length == 8 && (string)order[0] == "open", UnknownPayment);
        Open(from, amount, order);
    }

    /// <summary>Pays out everything that the account may claim.</summary>
    public static BigInteger Withdraw(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        BigInteger amount = GetCredit(account);
        ExecutionEngine.Assert(amount > 0, NothingToWithdraw);
        ExecutionEngine.Assert(Runtime.CheckWitness(account), NoWitness);
        ClearCredit(account);
        OnCreditWithdrawn(account, amount);
        Pay(account, amount);
        return amount;
    }

    /// <summary>Pays out free bond. What a live job has locked stays.</summary>
    public static void WithdrawBond(UInt160 provider, BigInteger amount)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ExecutionEngine.Assert(amount > 0, InvalidAmount);
        ByteString bonds = GetBonds(provider);
        ExecutionEngine.Assert(Bonds.Free(bonds) >= amount, BondTooLow);
        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);
        PutBonds(provider, Bonds.Free(bonds) - amount, Bonds.Locked(bonds));
        OnBondWithdrawn(provider, amount);
        Pay(provider, amount);
    }

    /// <summary>Hands the pools to the RewardController, which pays auditors, oracles and maintenance.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: the receiver is bound")]
    public static void CollectPools()
    {
        ByteString pools = GetPools();
        BigInteger auditors = Pool.Auditors(pools);
        BigInteger oracles = Pool.Oracles(pools);
        BigInteger maintenance = Pool.Maintenance(pools);
        BigInteger total = auditors + oracles + maintenance;
        ExecutionEngine.Assert(total > 0, NothingToWithdraw);
        UInt160 controller = Directory.AddressOf(GetCouncil(), Roles.RewardController);
        PutPools(0, 0, 0);
        OnPoolsCollected(controller, auditors, oracles, maintenance);
        Pay(controller, total);
    }

    private static void Deposit(UInt160 provider, BigInteger amount)
    {
        ExecutionEngine.Assert(amount > 0, InvalidAmount);
        ByteString bonds = GetBonds(provider);
        PutBonds(provider, Bonds.Free(bonds) + amount, Bonds.Locked(bonds));
        OnBondDeposited(provider, amount);
    }

    private static void Open(UInt160 client, BigInteger amount, object[] order)
    {
        CheckOrder(order);
        UInt160 kernel = (UInt160)order[1];
        ByteString parameters = (ByteString)order[2];
        ByteString inputRoots = (ByteString)order[3];
        BigInteger pricePerUnit = (BigInteger)order[4];
        BigInteger tip = (BigInteger)order[5];
        BigInteger claimWindowMs = (BigInteger)order[6];
        BigInteger workWindowMs = (BigInteger)order[7];
        UInt160 council = GetCouncil();
        ExecutionEngine.Assert(Directory.IsKernelListed(council, kernel), KernelNotListed);

        object[] meter = (object[])Contract.Call(kernel, "meter", CallFlags.ReadOnly, parameters);
        BigInteger units = (BigInteger)meter[0];
        BigInteger cells = (BigInteger)meter[1];
        BigInteger operands = (BigInteger)meter[2];
        ExecutionEngine.Assert(inputRoots.Length == operands * Merkle16.HashBytes, InvalidInputRoots);
        BigInteger fee = units * pricePerUnit;
        BigInteger excess = amount - fee - tip;
        ExecutionEngine.Assert(excess >= 0, PaymentTooLow);

        BigInteger jobId = NextJobId();
        BigInteger deadlineMs = Runtime.Time + claimWindowMs;
        ByteString terms = Terms.Of(
            client, kernel, fee, tip, units, cells, claimWindowMs, workWindowMs, operands, inputRoots, parameters);
        PutTerms(jobId, terms);
        PutState(jobId, State.Open(deadlineMs));
        Enqueue(jobId, terms);
        AddCredit(client, excess);
        OnJobOpened(
            jobId, client, kernel, parameters, inputRoots, units, cells, pricePerUnit, fee, tip, excess, deadlineMs,
            workWindowMs);
    }

    /// <summary>Types and ranges of what the payer wrote; only then are the items what they are cast to.</summary>
    private static void CheckOrder(object[] order)
    {
        ExecutionEngine.Assert(((UInt160)order[1]).IsValid, KernelNotListed);
        ExecutionEngine.Assert(Items.IsByteString(order[2]), InvalidParams);
        ByteString parameters = (ByteString)order[2];
        ExecutionEngine.Assert(parameters.Length > 0 && parameters.Length <= MaxParamsBytes, InvalidParams);
        ExecutionEngine.Assert(Items.IsByteString(order[3]), InvalidInputRoots);
        ExecutionEngine.Assert(Items.IsInteger(order[4]) && (BigInteger)order[4] > 0, InvalidPrice);
        ExecutionEngine.Assert(Items.IsInteger(order[5]) && (BigInteger)order[5] >= 0, InvalidTip);
        CheckWindow(order[6]);
        CheckWindow(order[7]);
    }

    private static void CheckWindow(object windowMs) =>
        ExecutionEngine.Assert(
            Items.IsInteger(windowMs) && (BigInteger)windowMs >= MinWindowMs && (BigInteger)windowMs <= MaxWindowMs,
            InvalidWindow);

    /// <summary>
    /// The last act of its caller: the receiver may be a contract and may call back into a finished state.
    /// </summary>
    private static void Pay(UInt160 to, BigInteger amount) =>
        ExecutionEngine.Assert(
            (bool)Contract.Call(Token(), "transfer", CallFlags.All, Runtime.ExecutingScriptHash, to, amount, null));

    private static UInt160 Token() => Directory.AddressOf(GetCouncil(), Roles.AgpuToken);
}
