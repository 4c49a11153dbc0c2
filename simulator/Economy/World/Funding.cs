using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;

namespace StarMiner.Simulator.Economies.World;

/// <summary>GAS for everybody, out of the genesis account: fees are real, but no figure of this economy.</summary>
static class Funding
{
    const int TransfersTogether = 50;
    const long KeptDatoshi = 1_000_000_00000000;

    public static void Share(Chain chain, IReadOnlyCollection<Account> accounts)
    {
        UInt160 from = chain.GenesisAccount.ScriptHash;
        long each = (long)((chain.GasOf(from) - KeptDatoshi) / accounts.Count);
        foreach (Account[] part in accounts.Chunk(TransfersTogether))
        {
            ContractCall[] calls = [.. part.Select(account => new ContractCall(
                NativeContract.GAS.Hash, "transfer", from, account.Hash, each, null))];
            chain.Send(new TransactionRequest(CallScript.Of(calls), new TransactionSigner(chain.GenesisAccount)))
                .OrThrow();
        }
    }
}
