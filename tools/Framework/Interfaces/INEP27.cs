using System.Numerics;

namespace Neo.SmartContract.Framework.Interfaces;

public interface INEP27
{
    void OnNEP17Payment(UInt160 from, BigInteger amount, object? data = null);
}
