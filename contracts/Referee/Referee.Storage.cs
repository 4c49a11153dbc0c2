using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>The Referee keeps no record of its own: what an audit has seen is the market's state of the job.</summary>
public partial class Referee
{
    private const byte PrefixCouncil = 0x01; // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F; // -> own copy of the Council's charter; none before the Council's first sync

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);

    /// <summary>The copy, which the Council keeps up to date; before there is one, the charter itself.</summary>
    private static ByteString GetCharter()
    {
        ByteString? copy = Storage.Get(Storage.CurrentContext, CharterKey);
        return copy is null ? Charter.Of(GetCouncil()) : copy;
    }

    private static void PutCharter(ByteString charter) => Storage.Put(Storage.CurrentContext, CharterKey, charter);

    private static void DeleteCharter() => Storage.Delete(Storage.CurrentContext, CharterKey);
}
