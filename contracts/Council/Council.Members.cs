using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>m of n accounts: threshold 1 | accounts 20 each. Each may itself be a multi-signature account.</summary>
public partial class Council
{
    private const int MaxMembers = 16;
    private const int AccountBytes = 20;

    /// <summary>[threshold, accounts].</summary>
    [Safe]
    public static object[] Stewards() => MembersIn(GetMembers(StewardsKey));

    /// <summary>[threshold, accounts].</summary>
    [Safe]
    public static object[] Guardians() => MembersIn(GetMembers(GuardiansKey));

    private static object[] MembersIn(ByteString members)
    {
        int count = members.Length / AccountBytes;
        UInt160[] accounts = new UInt160[count];
        for (int i = 0; i < count; i++) accounts[i] = Member(members, i);
        return new object[] { (BigInteger)members[0], accounts };
    }

    /// <summary>1 to 16 different accounts, and a threshold that they can reach.</summary>
    private static void CheckMembers(BigInteger threshold, UInt160[] accounts)
    {
        ExecutionEngine.Assert(Items.IsArray(accounts), InvalidMembers);
        int count = accounts.Length;
        ExecutionEngine.Assert(count > 0 && count <= MaxMembers, InvalidMembers);
        ExecutionEngine.Assert(Items.IsInteger(threshold) && threshold > 0 && threshold <= count, InvalidMembers);
        for (int i = 0; i < count; i++)
        {
            ExecutionEngine.Assert(accounts[i].IsValid && !accounts[i].IsZero, InvalidMembers);
            for (int before = 0; before < i; before++)
                ExecutionEngine.Assert(accounts[i] != accounts[before], InvalidMembers);
        }
    }

    private static ByteString PackMembers(BigInteger threshold, UInt160[] accounts)
    {
        ByteString members = Bytes.U8(threshold);
        foreach (UInt160 account in accounts) members = members.Concat(account);
        return members;
    }

    private static void SetStewards(BigInteger threshold, UInt160[] accounts)
    {
        PutMembers(StewardsKey, PackMembers(threshold, accounts));
        OnStewardsSet(threshold, accounts);
    }

    private static void SetGuardians(BigInteger threshold, UInt160[] accounts)
    {
        PutMembers(GuardiansKey, PackMembers(threshold, accounts));
        OnGuardiansSet(threshold, accounts);
    }

    private static bool HaveWitnessed(ByteString members)
    {
        int missing = members[0];
        int count = members.Length / AccountBytes;
        for (int i = 0; i < count && missing > 0; i++)
            if (Runtime.CheckWitness(Member(members, i))) missing--;
        return missing == 0;
    }

    private static void CheckStewards() => ExecutionEngine.Assert(HaveWitnessed(GetMembers(StewardsKey)), NotSteward);

    private static void CheckGuardians() =>
        ExecutionEngine.Assert(HaveWitnessed(GetMembers(GuardiansKey)), NotGuardian);

    private static UInt160 Member(ByteString members, int index) =>
        (UInt160)Bytes.Slice(members, 1 + index * AccountBytes, AccountBytes);
}
