using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// What changes the suite waits in the open first. An action is its kind and its arguments:
/// <code>
/// ["bind", role, address]   ["list", kernel, task]   ["delist", kernel]   ["public", kernel]   ["set", name, value]
/// ["stewards", m, accounts] ["guardians", m, accounts] ["update", contract, SHA256(SHA256(nef) | SHA256(manifest))]
/// </code>
/// </summary>
public partial class Council
{
    private const int HashBytes = 32;

    /// <summary>An action that nobody wanted for so long is forgotten [ms].</summary>
    private const long GraceMs = 14 * DayMs;

    /// <summary>From when on the action may be executed; 0 where it is not scheduled [ms].</summary>
    [Safe]
    public static BigInteger ReadyAt(object[] action) => GetReadyMs(IdOf(action));

    /// <summary>Starts the clock of an action; returns its id.</summary>
    public static ByteString Schedule(object[] action)
    {
        CheckAction(action);
        ByteString id = IdOf(action);
        ExecutionEngine.Assert(GetReadyMs(id) == 0, AlreadyScheduled);
        CheckStewards();
        BigInteger readyMs = Runtime.Time + Primitives.Charter.Value(GetCharter(), Parameter.TimelockMs);
        PutReadyMs(id, readyMs);
        OnActionScheduled(id, action, readyMs);
        return id;
    }

    /// <summary>Does what has waited long enough, whoever asks.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may do what has waited")]
    public static void Execute(object[] action)
    {
        CheckAction(action);
        ExecutionEngine.Assert((string)action[0] != "update", UnknownAction);
        End(action);
        Apply(action);
    }

    /// <summary>Stewards take back what they scheduled; guardians stop what they should not have.</summary>
    public static void Cancel(object[] action)
    {
        ByteString id = IdOf(action);
        ExecutionEngine.Assert(GetReadyMs(id) > 0, NotScheduled);
        ExecutionEngine.Assert(
            HaveWitnessed(GetMembers(StewardsKey)) || HaveWitnessed(GetMembers(GuardiansKey)), NotSteward);
        DeleteAction(id);
        OnActionCancelled(id);
    }

    /// <summary>Replaces a contract's code, the Council's own too, by the one whose hash has waited.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may do what has waited")]
    public static void Update(UInt160 contract, ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(contract.IsValid, InvalidAddress);
        ExecutionEngine.Assert(Items.IsByteString(nef) && Items.IsByteString(manifest), InvalidHash);
        ByteString hash = CryptoLib.Sha256(CryptoLib.Sha256(nef).Concat(CryptoLib.Sha256((ByteString)manifest)));
        End(new object[] { "update", contract, hash });
        OnContractUpdated(contract, hash);
        if (contract == Runtime.ExecutingScriptHash)
            ContractManagement.Update(nef, manifest, data);
        else
            Contract.Call(contract, "update", CallFlags.All, nef, manifest, data);
    }

    private static ByteString IdOf(object[] action)
    {
        ExecutionEngine.Assert(Items.IsArray(action), UnknownAction);
        return CryptoLib.Sha256(StdLib.Serialize(action));
    }

    /// <summary>Takes a ready action off the list: it can be done once.</summary>
    private static void End(object[] action)
    {
        ByteString id = IdOf(action);
        BigInteger readyMs = GetReadyMs(id);
        ExecutionEngine.Assert(readyMs > 0, NotScheduled);
        ExecutionEngine.Assert(Runtime.Time >= readyMs, TooEarly);
        ExecutionEngine.Assert(Runtime.Time <= readyMs + GraceMs, TooLate);
        DeleteAction(id);
        OnActionExecuted(id);
    }

    /// <summary>Types and ranges of an action's arguments, before it waits rather than after.</summary>
    private static void CheckAction(object[] action)
    {
        ExecutionEngine.Assert(Items.IsArray(action), UnknownAction);
        ExecutionEngine.Assert(action.Length == 2 || action.Length == 3, UnknownAction);
        ExecutionEngine.Assert(Items.IsByteString(action[0]), UnknownAction);
        string kind = (string)action[0];
        if (action.Length == 2)
        {
            ExecutionEngine.Assert(kind == "delist" || kind == "public", UnknownAction);
            CheckAddress(action[1]);
        }
        else if (kind == "bind")
        {
            CheckRole(action[1]);
            CheckAddress(action[2]);
        }
        else if (kind == "list")
        {
            CheckAddress(action[1]);
            CheckTask(action[2]);
        }
        else
            CheckRareAction(kind, action);
    }

    private static void CheckRareAction(string kind, object[] action)
    {
        if (kind == "set")
        {
            ExecutionEngine.Assert(Items.IsByteString(action[1]), NoSuchParameter);
            ExecutionEngine.Assert(Items.IsInteger(action[2]), OutOfBounds);
            CheckParameter((string)action[1], (BigInteger)action[2]);
        }
        else if (kind == "stewards" || kind == "guardians")
        {
            ExecutionEngine.Assert(Items.IsInteger(action[1]), InvalidMembers);
            CheckMembers((BigInteger)action[1], (UInt160[])action[2]);
        }
        else
        {
            ExecutionEngine.Assert(kind == "update", UnknownAction);
            CheckAddress(action[1]);
            ExecutionEngine.Assert(
                Items.IsByteString(action[2]) && ((ByteString)action[2]).Length == HashBytes, InvalidHash);
        }
    }

    private static void Apply(object[] action)
    {
        string kind = (string)action[0];
        if (kind == "bind")
            SetAddress((string)action[1], (UInt160)action[2]);
        else if (kind == "list")
            SetKernel((UInt160)action[1], (BigInteger)action[2]);
        else if (kind == "delist")
            RemoveKernel((UInt160)action[1]);
        else if (kind == "public")
            SetPublicKernel((UInt160)action[1]);
        else if (kind == "set")
            SetParameter((string)action[1], (BigInteger)action[2]);
        else if (kind == "stewards")
            SetStewards((BigInteger)action[1], (UInt160[])action[2]);
        else
            SetGuardians((BigInteger)action[1], (UInt160[])action[2]);
    }
}
