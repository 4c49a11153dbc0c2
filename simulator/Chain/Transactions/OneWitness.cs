using System.Reflection;
using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;

namespace StarMiner.Simulator;

/// <summary>Neo's check of a single witness, which it has for itself.</summary>
static class OneWitness
{
    /// <summary>As for a block's or an extensible payload's witness [1e-8 GAS].</summary>
    const long MostDatoshi = 1_50000000;

    delegate bool VerifyWitness(
        IVerifiable verifiable, ProtocolSettings settings, DataCache state, UInt160 account, Witness witness, long gas,
        out long fee);

    static readonly VerifyWitness Neos = typeof(Neo.SmartContract.Helper)
        .GetMethod("VerifyWitness", BindingFlags.Static | BindingFlags.NonPublic)!
        .CreateDelegate<VerifyWitness>();

    public static bool Verify(
        Transaction transaction, ProtocolSettings settings, DataCache state, UInt160 account, Witness witness) =>
        Neos(transaction, settings, state, account, witness, MostDatoshi, out _);
}
