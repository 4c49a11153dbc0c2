using System.Numerics;
using Neo;
using Neo.VM.Types;

namespace StarMiner.Client;

/// <summary>What somebody wants to see of a job's committed output: a leaf, or the hashes below a node.</summary>
/// <param name="Cell">Any cell below the node.</param>
/// <param name="Level">0: the cell's leaf; else the node so many levels above it.</param>
/// <param name="DeadlineBlock">The last block in which it may be met.</param>
/// <param name="DepositAgpu">The provider's where it meets the demand [1e-8 AGPU].</param>
public sealed record DataDemand(ulong Cell, int Level, uint DeadlineBlock, BigInteger DepositAgpu, UInt160 Demander)
{
    const int Fields = 5;

    internal static DataDemand From(StackItem item)
    {
        var fields = item.AsList(Fields);
        return new DataDemand(
            fields[0].AsUInt64(), fields[1].AsInt32(), fields[2].AsUInt32(), fields[3].AsInteger(),
            fields[4].AsHash160());
    }
}
