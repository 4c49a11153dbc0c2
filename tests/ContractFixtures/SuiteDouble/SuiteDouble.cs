using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.ContractFixtures;

/// <summary>
/// Sits in other contracts' seats: makes the calls that only they may make, opens public jobs by counting them, takes
/// payments and remembers the last one's data. Its public params are the seed itself.
/// </summary>
[DisplayName("SuiteDouble")]
[ContractPermission(Permission.Any, Permission.Any)]
public class SuiteDouble : SmartContract
{
    private static readonly byte[] JobCountKey = new byte[] { 1 };
    private static readonly byte[] JobKey = new byte[] { 2 };
    private static readonly byte[] PaymentKey = new byte[] { 3 };

    /// <summary>Calls anything in this contract's name.</summary>
    public static object Act(UInt160 target, string method, object[] arguments) =>
        Contract.Call(target, method, CallFlags.All, arguments);

    public static BigInteger OpenPublic(UInt160 kernel, ByteString @params, BigInteger claimMs, BigInteger workMs)
    {
        BigInteger jobId = (BigInteger)Storage.Get(Storage.CurrentContext, JobCountKey)! + 1;
        Storage.Put(Storage.CurrentContext, JobCountKey, jobId);
        object[] job = new object[] { kernel, @params, claimMs, workMs };
        Storage.Put(Storage.CurrentContext, JobKey, StdLib.Serialize(job));
        return jobId;
    }

    /// <summary>As a kernel it meters whatever its params hold.</summary>
    [Safe]
    public static object Meter(ByteString @params) => StdLib.Deserialize(@params);

    [Safe]
    public static ByteString PublicParams(ByteString seed) => seed;

    public static void OnNEP17Payment(UInt160? from, BigInteger amount, object? data) =>
        Storage.Put(Storage.CurrentContext, PaymentKey, StdLib.Serialize(new object?[] { from, amount, data }));

    /// <summary>[kernel, params, claimMs, workMs] of the last public job.</summary>
    [Safe]
    public static object LastJob() => StdLib.Deserialize(Storage.Get(Storage.CurrentContext, JobKey)!);

    /// <summary>[from, amount, data]</summary>
    [Safe]
    public static object LastPayment() => StdLib.Deserialize(Storage.Get(Storage.CurrentContext, PaymentKey)!);
}
