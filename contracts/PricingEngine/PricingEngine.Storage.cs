using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class PricingEngine
{
    private const byte PrefixCouncil = 0x01; // -> the Council's hash [20 B]
    private const byte PrefixPrice = 0x02;   // + task 1 | tier 1 -> base fee 8 [1e-8 AGPU] | window start 8 [ms] | units 8

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);

    private static ByteString? GetPrice(BigInteger task, BigInteger tier) =>
        new StorageMap(Storage.CurrentContext, PrefixPrice).Get(PriceKey(task, tier));

    private static void PutPrice(BigInteger task, BigInteger tier, Price price) =>
        new StorageMap(Storage.CurrentContext, PrefixPrice).Put(
            PriceKey(task, tier),
            Bytes.U64(price.BaseFee).Concat(Bytes.U64(price.WindowStartMs)).Concat(Bytes.U64(price.Units)));

    private static ByteString PriceKey(BigInteger task, BigInteger tier) => Bytes.U8(task).Concat(Bytes.U8(tier));
}
