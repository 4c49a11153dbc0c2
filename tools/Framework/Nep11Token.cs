using System;
using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace Neo.SmartContract.Framework;

/// <summary>A token whose pieces are distinct and indivisible.</summary>
[SupportedStandards(NepStandard.Nep11)]
[ContractPermission(Permission.Any, Method.OnNEP11Payment)]
public abstract class Nep11Token<TokenState> : TokenContract
    where TokenState : Nep11TokenState
{
    private const int MaxTokenIdBytes = 64;

    public delegate void OnTransferDelegate(UInt160? from, UInt160? to, BigInteger amount, ByteString tokenId);

    [DisplayName("Transfer")]
    public static event OnTransferDelegate OnTransfer = null!;

    protected const byte Prefix_TokenId = 0x02;
    protected const byte Prefix_Token = 0x03;
    protected const byte Prefix_AccountToken = 0x04;

    public sealed override byte Decimals { [Safe] get => 0; }

    [Safe]
    public static UInt160 OwnerOf(ByteString tokenId)
    {
        if (tokenId.Length > MaxTokenIdBytes)
            throw new Exception("The argument \"tokenId\" should be 64 or less bytes long.");
        ByteString stored = new StorageMap(Prefix_Token)[tokenId]
            ?? throw new Exception("The token with given \"tokenId\" does not exist.");
        return ((TokenState)StdLib.Deserialize(stored)).Owner;
    }

    [Safe]
    public virtual Map<string, object> Properties(ByteString tokenId)
    {
        var token = (TokenState)StdLib.Deserialize(new StorageMap(Prefix_Token)[tokenId]!);
        var properties = new Map<string, object>();
        properties["name"] = token.Name;
        return properties;
    }

    [Safe]
    public static Iterator Tokens()
        => new StorageMap(Prefix_Token).Find(FindOptions.KeysOnly | FindOptions.RemovePrefix);

    [Safe]
    public static Iterator TokensOf(UInt160 owner)
    {
        if (!owner.IsValid) throw new Exception("The argument \"owner\" is invalid");
        return new StorageMap(Prefix_AccountToken).Find(owner, FindOptions.KeysOnly | FindOptions.RemovePrefix);
    }

    public static bool Transfer(UInt160 to, ByteString tokenId, object data)
    {
        if (to is null || !to.IsValid) throw new Exception("The argument \"to\" is invalid.");
        StorageMap tokens = new(Prefix_Token);
        var token = (TokenState)StdLib.Deserialize(tokens[tokenId]!);
        UInt160 from = token.Owner;
        if (!Runtime.CheckWitness(from)) return false;
        if (from != to)
        {
            token.Owner = to;
            tokens[tokenId] = StdLib.Serialize(token);
            UpdateBalance(from, tokenId, -1);
            UpdateBalance(to, tokenId, +1);
        }
        PostTransfer(from, to, tokenId, data);
        return true;
    }

    protected static ByteString NewTokenId() => NewTokenId(Runtime.ExecutingScriptHash);

    /// <summary>A hash of the salt and a counter.</summary>
    protected static ByteString NewTokenId(ByteString salt)
    {
        StorageContext context = Storage.CurrentContext;
        byte[] key = new byte[] { Prefix_TokenId };
        ByteString? id = Storage.Get(context, key);
        Storage.Put(context, key, (BigInteger)id! + 1);
        if (id is not null) salt = salt.Concat(id);
        return CryptoLib.Sha256(salt);
    }

    protected static void Mint(ByteString tokenId, TokenState token)
    {
        StorageMap tokens = new(Prefix_Token);
        tokens[tokenId] = StdLib.Serialize(token);
        UpdateBalance(token.Owner, tokenId, +1);
        TotalSupply += 1;
        PostTransfer(null, token.Owner, tokenId, null);
    }

    protected static void Burn(ByteString tokenId)
    {
        StorageMap tokens = new(Prefix_Token);
        var token = (TokenState)StdLib.Deserialize(tokens[tokenId]!);
        tokens.Delete(tokenId);
        UpdateBalance(token.Owner, tokenId, -1);
        TotalSupply -= 1;
        PostTransfer(token.Owner, null, tokenId, null);
    }

    protected static void UpdateBalance(UInt160 owner, ByteString tokenId, int increment)
    {
        UpdateBalance(owner, increment);
        StorageMap accountTokens = new(Prefix_AccountToken);
        ByteString key = owner.Concat(tokenId);
        if (increment > 0) accountTokens.Put(key, 0);
        else accountTokens.Delete(key);
    }

    protected static void PostTransfer(UInt160? from, UInt160? to, ByteString tokenId, object? data)
    {
        OnTransfer(from, to, 1, tokenId);
        if (to is not null && ContractManagement.GetContract(to) is not null)
            Contract.Call(to, Method.OnNEP11Payment, CallFlags.All, from, 1, tokenId, data);
    }
}
