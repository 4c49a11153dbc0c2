using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>What providers stand with for their work: one vault a task. It yields nothing.</summary>
[DisplayName("StakingVaults")]
[ContractDescription("Stakes of StarMiner providers, by task: locked for jobs, unbonded slowly, slashed for faults")]
[ContractVersion("0.1.0")]
[ContractPermission(Permission.Any, "charter", "transfer", "takeSlashed")]
[ContractPermission("0xfffdc93764dbaddd97c48f252a53ea4643faa3fd", "update")] // ContractManagement
public partial class StakingVaults : SmartContract
{
    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsHash160(data), CouncilMissing);
        UInt160 council = (UInt160)data;
        PutCouncil(council);
    }

    /// <summary>Replaces the code, which the Council's timelock has shown to everyone before.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>The Council hands over the charter whenever it changes; null: ask the Council from now on.</summary>
    public static void Sync(ByteString? charter)
    {
        // INVARIANT: only the Council writes the copy, so nobody can hold an old one.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        if (charter is null)
            DeleteCharter();
        else
            PutCharter(charter);
    }

    /// <summary>data = ["stake", task] or, from the RewardController, ["earned", task, provider].</summary>
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        ByteString charter = GetCharter();
        // INVARIANT: only AGPU counts. The caller is the token, not whoever says that it paid.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, Seat.AgpuToken), ForeignToken);
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data;
        ExecutionEngine.Assert(order.Length >= 2 && Items.IsByteString(order[0]), UnknownPayment);
        string kind = (string)order[0];
        ExecutionEngine.Assert(amount > 0, InvalidAmount);
        if (order.Length == 2 && kind == "stake")
        {
            ExecutionEngine.Assert(from is not null, InvalidAccount);
            ExecutionEngine.Assert(!Charter.IsPaused(charter, Entries.Stakes), Paused);
            Deposit(from!, order[1], amount, 0);
            return;
        }
        ExecutionEngine.Assert(order.Length == 3 && kind == "earned", UnknownPayment);
        ExecutionEngine.Assert(from == Charter.Address(charter, Seat.RewardController), NotRewardController);
        ExecutionEngine.Assert(Items.IsHash160(order[2]), InvalidAccount);
        Deposit((UInt160)order[2], order[1], amount, amount);
    }

    /// <summary>Starts the clock of free stake that shall go. A second request starts it anew for all of it.</summary>
    public static void RequestUnbond(UInt160 provider, BigInteger task, BigInteger amount)
    {
        CheckPlace(provider, task);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        ByteString place = Place(provider, task);
        BigInteger stake = GetStake(place);
        ExecutionEngine.Assert(Stake.Free(stake) >= amount, StakeTooLow);
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(Stake.Earned(stake) == 0 || HasReachedMinimum(stake, charter), EarnedStakeLocked);
        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);
        BigInteger readyMs = Runtime.Time + Charter.Value(charter, Parameter.UnbondingMs);
        // What was bound to stay has stayed long enough: the vault holds the minimum.
        PutStake(place, Stake.WithLeaving(stake - Stake.Of(amount, 0, Stake.Earned(stake))));
        PutLeaving(place, Leaving.Of(Leaving.Unbonding(GetLeaving(place)) + amount, readyMs));
        OnUnbondRequested(provider, task, amount, readyMs);
    }

    /// <summary>Pays out what has unbonded; returns how much.</summary>
    public static BigInteger Withdraw(UInt160 provider, BigInteger task)
    {
        CheckPlace(provider, task);
        ByteString place = Place(provider, task);
        BigInteger leaving = GetLeaving(place);
        BigInteger amount = Leaving.Unbonding(leaving);
        ExecutionEngine.Assert(amount > 0, NothingToWithdraw);
        ExecutionEngine.Assert(Runtime.Time >= Leaving.ReadyMs(leaving), TooEarly);
        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);
        PutLeaving(place, 0);
        PutStake(place, Stake.WithoutLeaving(GetStake(place)));
        OnStakeWithdrawn(provider, task, amount);
        Send(provider, amount);
        return amount;
    }

    /// <summary>[free, locked, unbonding, readyMs, earned].</summary>
    [Safe]
    public static BigInteger[] VaultOf(UInt160 provider, BigInteger task)
    {
        CheckPlace(provider, task);
        ByteString place = Place(provider, task);
        BigInteger stake = GetStake(place);
        BigInteger leaving = GetLeaving(place);
        return new BigInteger[]
        {
            Stake.Free(stake), Stake.Locked(stake), Leaving.Unbonding(leaving), Leaving.ReadyMs(leaving),
            Stake.Earned(stake),
        };
    }

    private static void Deposit(UInt160 provider, object task, BigInteger amount, BigInteger earned)
    {
        ExecutionEngine.Assert(IsTask(task), InvalidTask);
        BigInteger number = (BigInteger)task;
        ByteString place = Place(provider, number);
        PutStake(place, GetStake(place) + Stake.Of(amount, 0, earned));
        if (earned > 0)
            OnStakeEarned(provider, number, amount);
        else
            OnStaked(provider, number, amount);
    }

    private static bool HasReachedMinimum(BigInteger stake, ByteString charter) =>
        Stake.Total(stake) >= Charter.Value(charter, Parameter.OfTier(Tiers.Standard, Parameter.MinStake));

    private static void CheckPlace(UInt160 provider, BigInteger task)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ExecutionEngine.Assert(IsTask(task), InvalidTask);
    }

    private static bool IsTask(object task) =>
        Items.IsInteger(task) && (BigInteger)task >= 0 && (BigInteger)task < Tasks.Count;

    /// <summary>The last act of its caller.</summary>
    private static void Send(UInt160 to, BigInteger amount) =>
        ExecutionEngine.Assert((bool)Contract.Call(
            Charter.Address(GetCharter(), Seat.AgpuToken), "transfer", CallFlags.All,
            Runtime.ExecutingScriptHash, to, amount, null));
}
