using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Flows;

/// <param name="InItsHands">What the party's accounts have, and what lies in the suite for it [1e-8 AGPU].</param>
public sealed record EveryRoleBooks(
    BigInteger Supply, BigInteger BurnedAtSettlement, BigInteger MintedForJobs, BigInteger OtherBurns,
    BigInteger InItsHands);

/// <summary>A party of several accounts in every role of the whole suite.</summary>
public sealed class EveryRole
{
    const long Agpu = SuiteChain.Agpu;
    const ulong DayMs = 24 * 3_600_000;
    static readonly byte[] Salt = [.. Enumerable.Repeat((byte)5, 32)];

    readonly WholeSuite _whole = new();
    readonly ExchangeChain _exchange;
    readonly UInt160 _kernel;
    readonly Actor[] _oracles;

    public EveryRole(params (string Name, long Value)[] parameters)
    {
        _kernel = TinyJob.Deploy(Suite);
        Suite.Invoke(Suite.Steward, Suite.Council, "listKernel", _kernel, TinyJob.Task);
        Suite.Invoke(Suite.Steward, Suite.Council, "bind", "Maintenance", Suite.Client.ScriptHash);
        _exchange = new ExchangeChain(Suite);
        Suite.Invoke(Suite.Steward, Suite.Council, "bind", "Exchange", _exchange.Pair);
        _oracles = [.. new[] { "oracle1", "oracle2", "oracle3" }.Select(Suite.Chain.Actor)];
        foreach (Actor oracle in _oracles) Suite.Chain.Fund(oracle, 1_000_00000000);
        foreach (Actor actor in Accounts) Suite.Deal(actor, 5_000 * Agpu);
        _exchange.Give(Suite.Client, 10_000 * ExchangeChain.Tusd);
        _exchange.Add(Suite.Client, 1_000 * Agpu, 250 * ExchangeChain.Tusd);
        Suite.Stake(Suite.Provider, 2_000 * Agpu, TinyJob.Task);
        Pay(Suite.Challenger, _whole.Committee, 1_000 * Agpu, "bond", 10);
        foreach (Actor oracle in _oracles) Pay(oracle, _whole.Oracle, 1_000 * Agpu, "bond");
        foreach (var (name, value) in parameters) Suite.Govern("set", name, value);
        _whole.CloseTheMint();
    }

    SuiteChain Suite => _whole.Chain;

    Actor[] Accounts => [Suite.Client, Suite.Provider, Suite.Challenger, .. _oracles];

    public EveryRoleBooks Read()
    {
        Money money = Suite.Money;
        BigInteger burned = Suite.Read(Suite.Token, "totalBurned").AsInteger();
        // Accounts of the party, and the contracts in which all stakes, bonds, credits, pools and reserves are its own.
        UInt160[] own =
        [
            .. Accounts.Select(account => account.ScriptHash),
            Suite.Market, Suite.Vaults, Suite.Referee, _whole.Committee, _whole.Oracle, _whole.Rewards, _exchange.Pair,
        ];
        return new EveryRoleBooks(
            money.Supply, money.BurnedAtSettlement, money.MintedForJobs, burned - money.BurnedAtSettlement,
            own.Aggregate(BigInteger.Zero, (sum, account) => sum + money.BalanceOf(account)));
    }

    /// <summary>As of now, as if it had worked long enough, written by the layout of ReputationOracle's README.</summary>
    public void SetScore(int score)
    {
        BigInteger now = Suite.Chain.TimeMs;
        BigInteger standing = (BigInteger)score * 1_000_000 + (now << 40) + (now << 88);
        byte[] key = [0x10, TinyJob.Task, .. Suite.Provider.ScriptHash.ToArray()];
        Crowd.Put(Suite.Chain, _whole.Oracle, [(key, Crowd.Bytes(standing))]);
    }

    /// <summary>One job: ordered, done, audited, watched by its own oracles, and AGPU turned over beside it.</summary>
    public void WorkForItself(long payment, long tip)
    {
        TinyJob job = TinyJob.Open(Suite, _kernel, payment, tip);
        job.Claim(Suite.Provider).Commit(Suite.Provider);
        int[] seats = Convene(job);
        foreach (int seat in seats) Approve(job, seat);
        job.AnswerAll(Suite.Provider);
        Suite.MineUntilNext(PanelOf(job)[0] + 2);
        foreach (int seat in seats) Reveal(job, seat);
        Suite.MineUntilNext(JobView.Read(Suite, job.Id).DisputeEndBlock + 1);
        job.Settle();
        Suite.Invoke(Suite.Challenger, _whole.Committee, "close", job.Id);
        foreach (Actor oracle in _oracles) Report(oracle, "seal", SealOf(oracle));
        Suite.Chain.MoveTimeTo(Suite.Chain.TimeMs + DayMs / 2);
        foreach (Actor oracle in _oracles) Report(oracle, "reveal", 10_000, Salt);
        Suite.Chain.MoveTimeTo(Suite.Chain.TimeMs + DayMs / 2);
        Suite.Invoke(Suite.Client, _whole.Oracle, "closeRound", Suite.Provider.ScriptHash, TinyJob.Task);
        _exchange.Swap(Suite.Client, Suite.Token, 100 * Agpu);
        _exchange.Swap(Suite.Client, _exchange.Stable, 20 * ExchangeChain.Tusd);
        Suite.Invoke(Suite.Client, _exchange.Pair, "burnFees");
    }

    public void CollectEverything()
    {
        Suite.Invoke(Suite.Client, Suite.Market, "collectPools");
        for (int epoch = 0; epoch < 2; epoch++)
        {
            _whole.PassEpoch();
            Claim(Suite.Provider, "claimProvider", 0);
            Claim(Suite.Challenger, "claimAuditor", 1);
            foreach (Actor oracle in _oracles) Claim(oracle, "claimOracle", 2);
        }
        if (Suite.Read(_whole.Rewards, "treasuryOf").AsList()[2].AsInteger() > 0)
            Suite.Invoke(Suite.Client, _whole.Rewards, "collectMaintenance");
        foreach (Actor actor in new[] { Suite.Client, Suite.Provider })
            if (Suite.Claimable(actor) > 0) Suite.Invoke(actor, Suite.Market, "withdraw", actor.ScriptHash);
    }

    /// <summary>What the token says to more, even where the party itself is put into the minter's seat.</summary>
    public string MintMore(BigInteger amount)
    {
        Suite.Govern("bind", "Minter", Suite.Client.ScriptHash);
        return Suite.Chain.Invoke(
                Suite.Client, new ContractCall(Suite.Token, "mintForJobs", Suite.Client.ScriptHash, amount))
            .Fault!.Message.Split("thrown. ")[^1];
    }

    void Claim(Actor who, string method, int role)
    {
        if (Suite.Read(_whole.Rewards, "owedTo", who.ScriptHash).AsList()[role].AsInteger() > 0)
            Suite.Invoke(who, _whole.Rewards, method, who.ScriptHash);
    }

    int[] Convene(TinyJob job)
    {
        Suite.MineUntilNext(JobView.Read(Suite, job.Id).CommitBlock + 3);
        Suite.Invoke(Suite.Challenger, _whole.Committee, "convene", job.Id, 10);
        return [.. Enumerable.Range(0, (PanelOf(job).Length - 4) / 2)];
    }

    uint[] PanelOf(TinyJob job) =>
        [.. Suite.Read(_whole.Committee, "panelOfJob", job.Id).AsList().Select(part => (uint)part.AsInteger())];

    void Approve(TinyJob job, int seat)
    {
        UInt160 auditor = Suite.Challenger.ScriptHash;
        byte[] seal = SHA256.HashData(
        [
            1, .. job.AttestedTop(auditor), .. Salt, .. BitConverter.GetBytes((ulong)job.Id), (byte)seat,
            .. auditor.ToArray(),
        ]);
        Suite.Invoke(Suite.Challenger, _whole.Committee, "seal", job.Id, seat, seal);
    }

    void Reveal(TinyJob job, int seat)
    {
        UInt160 auditor = Suite.Challenger.ScriptHash;
        int cell = Suite.Read(_whole.Committee, "attestedCell", job.Id, seat).AsInt32();
        Suite.Invoke(Suite.Challenger, _whole.Committee, "reveal",
            [job.Id, seat, 1, job.AttestedTop(auditor), Salt, .. job.Attest(auditor, cell)]);
    }

    void Report(Actor oracle, string method, params object?[] what) => Suite.Invoke(
        oracle, _whole.Oracle, method, [oracle.ScriptHash, Suite.Provider.ScriptHash, TinyJob.Task, .. what]);

    byte[] SealOf(Actor oracle)
    {
        byte[] quality = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(quality, 10_000);
        byte[] subject = [TinyJob.Task, .. Suite.Provider.ScriptHash.ToArray()];
        return SHA256.HashData([.. quality, .. Salt, .. oracle.ScriptHash.ToArray(), .. subject]);
    }

    void Pay(Actor from, UInt160 to, BigInteger amount, params object?[] order) =>
        Suite.Invoke(from, Suite.Token, "transfer", from.ScriptHash, to, amount, order);
}
