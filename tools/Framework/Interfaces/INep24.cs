using System.Numerics;

namespace Neo.SmartContract.Framework.Interfaces;

public interface INep24
{
    static abstract Map<string, object>[] RoyaltyInfo(ByteString tokenId, UInt160 royaltyToken, BigInteger salePrice);
}
