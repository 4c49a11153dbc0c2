using System.Diagnostics.CodeAnalysis;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// The contracts of the suite read the charter in every call, so each keeps a copy of its own. A copy is never older
/// than the charter: whatever changes the charter hands it to all of them in the same transaction, or does not happen.
/// </summary>
public partial class Council
{
    /// <summary>
    /// Hands out the charter. Whoever calls this first, at the end of a deployment, spares everybody a call of the
    /// Council in every step of a job; until then the contracts ask the Council each time.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: it says what is so")]
    public static void Sync()
    {
        PutSynced();
        TellAll(GetCharter());
    }

    /// <summary>The last act of its caller: those who are told are the Council's own choice and call nobody.</summary>
    private static void ChangeCharter(ByteString charter)
    {
        PutCharter(charter);
        if (GetSynced()) TellAll(charter);
    }

    private static void ChangeListing() => ChangeCharter(Primitives.Charter.WithNextListing(GetCharter()));

    private static void TellAll(ByteString charter)
    {
        for (int seat = 0; seat < Seat.Listeners; seat++) Tell(Primitives.Charter.Address(charter, seat), charter);
        Tell(Primitives.Charter.Address(charter, Seat.AuditorCommittee), charter);
    }

    /// <summary>A seat may be free, or an account's, or a contract's that keeps no copy.</summary>
    private static void Tell(UInt160 listener, ByteString? charter)
    {
        if (ContractManagement.HasMethod(listener, "sync", 1))
            Contract.Call(listener, "sync", CallFlags.All, charter);
    }
}
