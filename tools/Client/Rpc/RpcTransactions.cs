using System.Security.Cryptography;
using Neo;
using Neo.Cryptography;
using Neo.Network.P2P.Payloads;
using Neo.Network.RPC.Models;
using Neo.SmartContract;
using Neo.VM;
using Neo.Wallets;
using Array = Neo.VM.Types.Array;
using Helper = Neo.Network.P2P.Helper;

namespace StarMiner.Client;

/// <summary>A transaction's way on a node: rehearse, price, sign, and read what became of it.</summary>
sealed class RpcTransactions(RpcNode node, NodeVersion version, TimeSpan poll)
{
    /// <summary>Long enough for full blocks, short enough that a lost transaction is soon known to be lost.</summary>
    const uint ValidBlocks = 20;

    /// <summary>
    /// Added to the rehearsal's GAS: until the block comes, others may move the state by a few storage writes.
    /// </summary>
    const long MarginDatoshi = 0_05000000;

    public async Task<Transaction> BuildAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope, CancellationToken cancel)
    {
        var signer = new Signer { Account = sender.Account(), Scopes = scope };
        var rehearsal = await node.RehearseAsync(script, signer, cancel);
        var transaction = new Transaction
        {
            Version = 0,
            Nonce = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))),
            Script = script,
            Signers = [signer],
            Attributes = [],
            SystemFee = rehearsal.GasDatoshi + MarginDatoshi,
            ValidUntilBlock = await node.GetHeightAsync(cancel) + Math.Min(ValidBlocks, version.MaxValidBlocks),
            Witnesses = [Witness(sender, [])],
        };
        transaction.NetworkFee = await node.CalculateNetworkFeeAsync(transaction, cancel);
        var signed = Helper.GetSignData(transaction, version.Network);
        var signature = Crypto.Sign(signed, sender.PrivateKey, sender.PublicKey.EncodePoint(false)[1..]);
        transaction.Witnesses = [Witness(sender, signature)];
        return transaction;
    }

    /// <returns>Null when the transaction has expired.</returns>
    public async Task<Receipt?> AwaitAsync(PendingTransaction pending, CancellationToken cancel)
    {
        while (true)
        {
            // The height is read first, so that a block that arrives in between is looked into once more.
            var height = await node.GetHeightAsync(cancel);
            if (await node.FindTransactionAsync(pending.Hash, cancel) is { } block)
                return await ReadReceiptAsync(pending.Hash, block, cancel);
            if (height >= pending.ValidUntilBlock) return null;
            await Task.Delay(poll, cancel);
        }
    }

    async Task<Receipt> ReadReceiptAsync(UInt256 transaction, uint block, CancellationToken cancel)
    {
        var execution = await node.GetExecutionAsync(transaction, cancel);
        if (execution.VMState != VMState.HALT)
        {
            throw new ContractFaultException(execution.ExceptionMessage ?? "the VM faulted without a reason")
            {
                Transaction = transaction,
            };
        }
        return new Receipt
        {
            Transaction = transaction,
            Block = block,
            BlockTimeMs = await node.GetBlockTimeMsAsync(block, cancel),
            SystemFeeDatoshi = execution.GasConsumed,
            NetworkFeeDatoshi = await node.GetNetworkFeeAsync(transaction, cancel),
            Result = execution.Stack is { Count: > 0 } stack ? stack[^1] : null,
            Events = [.. execution.Notifications.Select(Event)],
        };
    }

    static ContractEvent Event(RpcNotifyEventArgs notification) =>
        new(notification.Contract, notification.EventName, notification.State is Array values ? [.. values] : []);

    static Witness Witness(KeyPair key, byte[] signature)
    {
        using var invocation = new ScriptBuilder();
        if (signature.Length > 0) invocation.EmitPush(signature);
        return new Witness
        {
            InvocationScript = invocation.ToArray(),
            VerificationScript = Contract.CreateSignatureRedeemScript(key.PublicKey),
        };
    }
}
