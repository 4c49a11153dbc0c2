using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;

namespace StarMiner.Tests.OnChain.Programs;

/// <summary>A collection: distinct tokens from Nep11Token.</summary>
public class Stamps : Nep11Token<Nep11TokenState>
{
    public override string Symbol { [Safe] get => "STAMP"; }

    public static ByteString Issue(UInt160 owner, string name)
    {
        ByteString id = NewTokenId();
        Mint(id, new Nep11TokenState { Owner = owner, Name = name });
        return id;
    }

    public static void Withdraw(ByteString tokenId) => Burn(tokenId);
}
