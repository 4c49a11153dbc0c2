using System.Numerics;

namespace Neo.SmartContract.Framework.Interfaces;

public interface INEP26
{
    void OnNEP11Payment(UInt160 from, BigInteger amount, string tokenId, object? data = null);
}
