using System.Numerics;
using Neo;

namespace StarMiner.Client;

/// <summary>The sender cannot pay the transaction's fees.</summary>
public sealed class OutOfGasException(UInt160 account, BigInteger hasDatoshi, BigInteger needsDatoshi)
    : ChainException(
        $"{Accounts.Address(account)} has {Amounts.Gas(hasDatoshi)} GAS and needs {Amounts.Gas(needsDatoshi)} GAS");
