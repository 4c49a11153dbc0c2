using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>A demand that is neither met nor closed.</summary>
public class OpenDemand
{
    public BigInteger Cell;
    public BigInteger Level;
    public BigInteger Deadline;
    public BigInteger Deposit;
    public UInt160 Demander = null!;
}

/// <summary>How a provider that only polls learns of what is demanded.</summary>
public partial class Referee
{
    private const int MostDemandsShown = 64;

    /// <summary>
    /// The job's open demands, at most 64 of them: [cell, level, deadline block, deposit, demander] each.
    /// </summary>
    [Safe]
    public static List<OpenDemand> DemandsOf(BigInteger jobId)
    {
        ExecutionEngine.Assert(Items.IsInteger(jobId) && jobId >= 0 && jobId <= ulong.MaxValue, NotDemanded);
        List<OpenDemand> found = new();
        Iterator iterator = OpenDemands(jobId);
        while (found.Count < MostDemandsShown && iterator.Next())
        {
            object[] pair = (object[])iterator.Value;
            ByteString node = (ByteString)pair[0];
            ByteString demand = (ByteString)pair[1];
            found.Add(new OpenDemand
            {
                Cell = Bytes.ReadU64(node, 0),
                Level = node[8],
                Deadline = DataDemand.Deadline(demand),
                Deposit = DataDemand.Deposit(demand),
                Demander = DataDemand.Demander(demand),
            });
        }
        return found;
    }
}
