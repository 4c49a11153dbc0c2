using System.Security.Cryptography;
using Neo;
using Neo.Cryptography;
using Neo.Network.P2P.Payloads;
using Neo.Network.RPC.Models;
using Neo.SmartContract;
using Neo.SmartContract.Native;
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

    /// <summary>How often a block's log is asked for: ten block times.</summary>
    const int LogPolls = 200;

    public async Task<Transaction> BuildAsync(
        ReadOnlyMemory<byte> script, IReadOnlyList<ScopedKey> signers, CancellationToken cancel)
    {
        var transaction = await UnsignedAsync(
            script, [.. signers.Select(signer => signer.ToSigner())], ValidBlocks, cancel);
        transaction.Witnesses = [.. signers.Select(signer => Witness(signer.Key, []))];
        transaction.NetworkFee = await node.CalculateNetworkFeeAsync(transaction, cancel);
        var signed = Helper.GetSignData(transaction, version.Network);
        transaction.Witnesses = [.. signers.Select(signer => Witness(signer.Key, Signature(signed, signer.Key)))];
        return transaction;
    }

    static byte[] Signature(byte[] signed, KeyPair key) =>
        Crypto.Sign(signed, key.PrivateKey, key.PublicKey.EncodePoint(false)[1..]);

    /// <summary>
    /// All but the signatures of these single-key accounts, the first of which pays. Nobody knows their public keys
    /// yet, which a node's own calculation of the network fee would ask for.
    /// </summary>
    public async Task<Transaction> DraftAsync(
        ReadOnlyMemory<byte> script, IReadOnlyList<UInt160> signers, uint validBlocks, CancellationToken cancel)
    {
        var transaction = await UnsignedAsync(
            script,
            [.. signers.Select(account => new Signer { Account = account, Scopes = WitnessScope.CalledByEntry })],
            validBlocks, cancel);
        transaction.Witnesses = [.. signers.Select(_ => EmptyWitness())];
        long perByte = await PolicyAsync("getFeePerByte"), factor = await PolicyAsync("getExecFeeFactor");
        transaction.NetworkFee = perByte * transaction.Size
            + factor * Neo.SmartContract.Helper.SignatureContractCost() * signers.Count;
        return transaction;

        async Task<long> PolicyAsync(string method) => (await node.RehearseAsync(
            CallScript.Of(new ContractCall(NativeContract.Policy.Hash, method)), [], cancel)).Value.AsInt64();
    }

    async Task<Transaction> UnsignedAsync(
        ReadOnlyMemory<byte> script, Signer[] signers, uint validBlocks, CancellationToken cancel)
    {
        var rehearsal = await node.RehearseAsync(script, signers, cancel);
        return new Transaction
        {
            Version = 0,
            Nonce = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))),
            Script = script,
            Signers = signers,
            Attributes = [],
            SystemFee = rehearsal.GasDatoshi + MarginDatoshi,
            ValidUntilBlock = await node.GetHeightAsync(cancel) + Math.Min(validBlocks, version.MaxValidBlocks),
        };
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
        var execution = await ReadExecutionAsync(transaction, block, cancel);
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

    async Task<Execution> ReadExecutionAsync(UInt256 transaction, uint block, CancellationToken cancel)
    {
        for (var polls = 0; polls < LogPolls; polls++)
        {
            if (await node.FindExecutionAsync(transaction, cancel) is { } execution) return execution;
            await Task.Delay(poll, cancel);
        }
        throw new ChainException(
            $"{node.Url} has transaction {transaction} in block {block}, but no application log of it");
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

    /// <summary>As long as a signature and the script that checks it.</summary>
    static Witness EmptyWitness()
    {
        const int invocationBytes = 66, verificationBytes = 40;
        return new Witness
        {
            InvocationScript = new byte[invocationBytes],
            VerificationScript = new byte[verificationBytes],
        };
    }
}
