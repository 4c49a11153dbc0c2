using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts;

/// <summary>The Referee keeps no record of its own: what an audit has seen is the market's state of the job.</summary>
public partial class Referee
{
    private const byte PrefixCouncil = 0x01; // -> the Council's hash [20 B]

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);
}
