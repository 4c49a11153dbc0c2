using System.Numerics;
using Neo;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>
/// Storage as thousands of others would have left it, written at once in the layout that a contract documents: what they
/// would have to send one by one takes minutes.
/// </summary>
public static class Crowd
{
    public static void Put(Chain chain, UInt160 contract, IEnumerable<(byte[] Key, byte[] Value)> entries)
    {
        byte[] prefix = BitConverter.GetBytes(chain.FindContract(contract)!.Id);
        ChainSnapshot now = chain.Snapshot();
        var editor = now.State.Edit();
        foreach (var (key, value) in entries) editor.Put([.. prefix, .. key], value);
        chain.Restore(now with { State = editor.Publish() });
    }

    /// <summary>As the VM makes storage bytes of an integer: none for 0.</summary>
    public static byte[] Bytes(BigInteger number) => number.IsZero ? [] : number.ToByteArray();
}
