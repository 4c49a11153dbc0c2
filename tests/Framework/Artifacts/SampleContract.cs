using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Tests.Artifacts;

/// <summary>A class with everything that a manifest can say. Its script comes from the tests, not from a compiler.</summary>
[DisplayName("Sample")]
[ContractAuthor("Ada", "ada@example.org")]
[ContractDescription("Says \"everything\", even with <brackets> & Ünicode")]
[ContractVersion("1.2.3")]
[ContractSourceCode("https://example.org/sample")]
[ManifestExtra("Purpose", "tests")]
[SupportedStandards(NepStandard.Nep17)]
[ContractPermission("*", "onNEP17Payment")]
[ContractPermission("0xd2a4cff31913016155e38e474a2c06d08be276cf", "balanceOf", "symbol")]
[ContractTrust("0xd2a4cff31913016155e38e474a2c06d08be276cf")]
public class SampleContract : SampleBase
{
    public static event Action<UInt160, BigInteger> Moved = null!;

    public delegate void OnRenamed(UInt160? from, string name, byte[] data, int? count);

    [DisplayName("Renamed")]
    public static event OnRenamed WasRenamed = null!;

    public enum Colour { Red }

    public struct Pair
    {
        public int Left;
    }

    [Safe]
    public static Pair Types(
        bool flag, char letter, ulong number, BigInteger big, string text, byte[] bytes, ByteString stored, UInt160 account,
        UInt256 hash, ECPoint key, int[] numbers, Map<string, int> map, Neo.SmartContract.Framework.List<int> list,
        Iterator iterator, Colour colour, object anything, long? maybe)
    {
        Moved(account, big);
        WasRenamed(account, text, bytes, 1);
        return default;
    }

    public static BigInteger Supply { [Safe] get => 0; }

    [Safe]
    public static string Symbol => "SMP";

    public void Change(BigInteger value) => _ = value;
}

[ManifestExtra("Purpose", "base")]
[ManifestExtra("Base", "yes")]
public abstract class SampleBase : Neo.SmartContract.Framework.SmartContract;
