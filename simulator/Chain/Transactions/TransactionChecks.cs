using System.Runtime.CompilerServices;
using Neo;
using Neo.Ledger;
using Neo.Network.P2P;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract.Native;
using Neo.VM;

namespace StarMiner.Simulator;

/// <summary>Decides as a node's pool does whether a transaction may go into the next block.</summary>
sealed class TransactionChecks(ProtocolSettings settings, bool unlocked)
{
    /// <summary>What was proven of a transaction is of these; who changes one of them changes the object.</summary>
    sealed record Proof(UInt256 Hash, Witness[] Witnesses)
    {
        public bool IsOf(Transaction transaction) =>
            ReferenceEquals(Hash, transaction.Hash) && ReferenceEquals(Witnesses, transaction.Witnesses);
    }

    /// <summary>What no state can make wrong any more, so that it is checked once on the way into a block.</summary>
    readonly ConditionalWeakTable<Transaction, Proof> _proven = [];
    readonly HashSet<UInt160> _impersonated = [];

    public void Impersonate(UInt160 account, bool isOn)
    {
        if (isOn) _impersonated.Add(account);
        else _impersonated.Remove(account);
    }

    /// <summary>
    /// Checks ahead what needs no state: size, script, signatures. May run beside everything else; says nothing of what
    /// is wrong, as <see cref="Check"/> does.
    /// </summary>
    public void Prove(Transaction transaction) => StateIndependent(transaction);

    /// <exception cref="TransactionRefusedException" />
    public void Check(Transaction transaction, DataCache state, TransactionVerificationContext block)
    {
        VerifyResult result = Verify(transaction, state, block);
        if (result != VerifyResult.Succeed)
            throw new TransactionRefusedException(result, Detail(result, transaction, state));
    }

    public VerifyResult Verify(Transaction transaction, DataCache state, TransactionVerificationContext block)
    {
        if (NativeContract.Ledger.ContainsTransaction(state, transaction.Hash)) return VerifyResult.AlreadyExists;
        if (unlocked) return WithoutWitnesses(transaction, state, block);
        return _impersonated.Count > 0 && transaction.Signers.Any(signer => _impersonated.Contains(signer.Account))
            ? Impersonated(transaction, state, block)
            : Full(transaction, state, block);
    }

    VerifyResult Full(Transaction transaction, DataCache state, TransactionVerificationContext block)
    {
        VerifyResult result = StateIndependent(transaction);
        if (result != VerifyResult.Succeed) return result;
        return transaction.VerifyStateDependent(settings, state, block);
    }

    VerifyResult StateIndependent(Transaction transaction)
    {
        if (_proven.TryGetValue(transaction, out Proof? proof) && proof.IsOf(transaction)) return VerifyResult.Succeed;
        VerifyResult result = OneSignature(transaction) ?? transaction.VerifyStateIndependent(settings);
        if (result == VerifyResult.Succeed)
            _proven.AddOrUpdate(transaction, new Proof(transaction.Hash, transaction.Witnesses));
        return result;
    }

    /// <summary>The same answer as Neo's state-independent check for the common case of one plain signature.</summary>
    VerifyResult? OneSignature(Transaction transaction)
    {
        if (transaction.Witnesses is not [{ InvocationScript.Length: 66 } witness]) return null;
        ReadOnlySpan<byte> script = witness.VerificationScript.Span;
        if (!Neo.SmartContract.Helper.IsSignatureContract(script)) return null;
        if (transaction.Size > Transaction.MaxTransactionSize) return VerifyResult.OverSize;
        if (!IsStrictScript(transaction.Script)) return VerifyResult.InvalidScript;
        if (transaction.Sender != witness.ScriptHash) return VerifyResult.Invalid;
        bool good = SignatureKeys.Verify(
            witness.ScriptHash, script[2..35], transaction.GetSignData(settings.Network),
            witness.InvocationScript.Span[2..]);
        return good ? VerifyResult.Succeed : VerifyResult.InvalidSignature;
    }

    /// <summary>As without witnesses, but who is not impersonated must have signed.</summary>
    VerifyResult Impersonated(Transaction transaction, DataCache state, TransactionVerificationContext block)
    {
        VerifyResult result = WithoutWitnesses(transaction, state, block);
        if (result != VerifyResult.Succeed) return result;
        for (int i = 0; i < transaction.Signers.Length; i++)
        {
            UInt160 account = transaction.Signers[i].Account;
            if (_impersonated.Contains(account)) continue;
            Witness? witness = transaction.Witnesses.FirstOrDefault(w => w.ScriptHash.Equals(account));
            if (witness is null || !OneWitness.Verify(transaction, settings, state, account, witness))
                return VerifyResult.Invalid;
        }
        return VerifyResult.Succeed;
    }

    VerifyResult WithoutWitnesses(Transaction transaction, DataCache state, TransactionVerificationContext block)
    {
        if (transaction.Size > Transaction.MaxTransactionSize) return VerifyResult.OverSize;
        if (!IsStrictScript(transaction.Script)) return VerifyResult.InvalidScript;
        uint height = NativeContract.Ledger.CurrentIndex(state);
        if (transaction.ValidUntilBlock <= height
            || transaction.ValidUntilBlock > height + settings.MaxValidUntilBlockIncrement) return VerifyResult.Expired;
        if (transaction.Signers.Any(s => NativeContract.Policy.IsBlocked(state, s.Account)))
            return VerifyResult.PolicyFail;
        return block.CheckTransaction(transaction, state) ? VerifyResult.Succeed : VerifyResult.InsufficientFunds;
    }

    static bool IsStrictScript(ReadOnlyMemory<byte> script)
    {
        try
        {
            _ = new Script(script, strictMode: true);
            return true;
        }
        catch (BadScriptException)
        {
            return false;
        }
    }

    static string Detail(VerifyResult result, Transaction transaction, DataCache state) => result switch
    {
        VerifyResult.InsufficientFunds =>
            $"{transaction.Sender} has {NativeContract.GAS.BalanceOf(state, transaction.Sender)} datoshi, the fees are "
            + $"{transaction.SystemFee} + {transaction.NetworkFee}",
        VerifyResult.Expired =>
            $"valid until block {transaction.ValidUntilBlock}, "
            + $"the chain is at {NativeContract.Ledger.CurrentIndex(state)}",
        VerifyResult.OverSize => $"{transaction.Size} bytes, at most {Transaction.MaxTransactionSize}",
        _ => transaction.Hash.ToString(),
    };
}
