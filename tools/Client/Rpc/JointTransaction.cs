using System.Text.Json;
using Neo;
using Neo.Cryptography;
using Neo.Cryptography.ECC;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract;
using Neo.VM;
using Neo.Wallets;
using Helper = Neo.Network.P2P.Helper;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace StarMiner.Client;

/// <summary>
/// A transaction that one or more single-key accounts sign, perhaps on machines of their own: it travels between them
/// as a file, and the same file is what a run that was cut off sends again.
/// </summary>
public sealed class JointTransaction
{
    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    readonly uint _network;
    readonly Transaction _transaction;
    readonly Dictionary<UInt160, (ECPoint Key, byte[] Signature)> _signatures = [];

    internal JointTransaction(Transaction transaction, uint network)
    {
        _transaction = transaction;
        _network = network;
    }

    public ReadOnlyMemory<byte> Script => _transaction.Script;

    public IReadOnlyList<UInt160> Signers => [.. _transaction.Signers.Select(signer => signer.Account)];

    /// <summary>Who has still to sign.</summary>
    public IReadOnlyList<UInt160> Missing => [.. Signers.Where(account => !_signatures.ContainsKey(account))];

    /// <summary>System and network fee, which the first signer pays [1e-8 GAS].</summary>
    public long FeeDatoshi => _transaction.SystemFee + _transaction.NetworkFee;

    public uint ValidUntilBlock => _transaction.ValidUntilBlock;

    /// <summary>Adds this key's signature where it is asked for.</summary>
    public void Sign(KeyPair key)
    {
        if (Signers.Contains(key.Account()))
            _signatures[key.Account()] = (key.PublicKey, Crypto.Sign(SignData, key.PrivateKey, PointOf(key.PublicKey)));
    }

    /// <summary>Ready to be sent; nobody's signature may be missing.</summary>
    public PendingTransaction Complete()
    {
        if (Missing.Count > 0) throw new InvalidOperationException("signatures are missing");
        _transaction.Witnesses = [.. Signers.Select(account => WitnessOf(_signatures[account]))];
        return new PendingTransaction(_transaction.Hash, ValidUntilBlock, _transaction.ToArray());
    }

    /// <summary>A whole new file, which takes the old one's place.</summary>
    public void Write(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var signatures = _signatures.Values.Select(
            signed => new SignatureEntry(signed.Key.ToString(), Convert.ToBase64String(signed.Signature)));
        var unsigned = new Witness { InvocationScript = default, VerificationScript = default };
        _transaction.Witnesses = [.. Signers.Select(_ => unsigned)];
        var content = new Content(_network, Convert.ToBase64String(_transaction.ToArray()), [.. signatures]);
        string temporary = path + ".tmp";
        using (var file = File.Create(temporary))
        {
            JsonSerializer.Serialize(file, content, Format);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <exception cref="ChainException">
    /// It is no such file, of another network, or a signature in it is wrong.
    /// </exception>
    public static JointTransaction Read(string path, uint network)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Format)!;
            if (content.Network != network)
                throw new ChainException($"{path} is for network {content.Network}, the node is on {network}");
            var joint = new JointTransaction(
                Convert.FromBase64String(content.Transaction).AsSerializable<Transaction>(), network);
            foreach (var (publicKey, signature) in content.Signatures)
                joint.Add(ECPoint.Parse(publicKey, ECCurve.Secp256r1), Convert.FromBase64String(signature), path);
            return joint;
        }
        catch (Exception failure) when (failure is IOException or JsonException or FormatException or ArgumentException
            or NullReferenceException)
        {
            throw new ChainException($"{path} is no transaction that waits for signatures", failure);
        }
    }

    void Add(ECPoint key, byte[] signature, string path)
    {
        var account = Contract.CreateSignatureRedeemScript(key).ToScriptHash();
        if (!Signers.Contains(account) || !Crypto.VerifySignature(SignData, signature, key))
            throw new ChainException($"{path}: the signature of {Accounts.Address(account)} is wrong");
        _signatures[account] = (key, signature);
    }

    byte[] SignData => Helper.GetSignData(_transaction, _network);

    static byte[] PointOf(ECPoint key) => key.EncodePoint(false)[1..];

    static Witness WitnessOf((ECPoint Key, byte[] Signature) signed)
    {
        using var invocation = new ScriptBuilder();
        invocation.EmitPush(signed.Signature);
        return new Witness
        {
            InvocationScript = invocation.ToArray(),
            VerificationScript = Contract.CreateSignatureRedeemScript(signed.Key),
        };
    }

    sealed record Content(uint Network, string Transaction, SignatureEntry[] Signatures);

    sealed record SignatureEntry(string PublicKey, string Signature);
}
