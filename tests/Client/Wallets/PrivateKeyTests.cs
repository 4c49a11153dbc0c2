using System.Numerics;
using Neo.Cryptography.ECC;
using Neo.Wallets;

namespace StarMiner.Client.Tests;

public class PrivateKeyTests
{
    public static TheoryData<string> Good =>
    [
        Hex(1), Hex(2), Hex(BigInteger.One << 255), Hex(ECCurve.Secp256r1.N - 1), Hex(255),
        .. Enumerable.Range(1, 20).Select(seed =>
        {
            byte[] key = new byte[PrivateKey.Bytes];
            new Random(seed).NextBytes(key);
            return Convert.ToHexString(key);
        }),
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void ToPair_makesWhatNeoMakes(string hex)
    {
        byte[] key = Convert.FromHexString(hex);

        KeyPair pair = PrivateKey.ToPair(key), neos = new(key);

        pair.PublicKey.Should().Be(neos.PublicKey);
        pair.PrivateKey.Should().Equal(neos.PrivateKey);
        pair.Export().Should().Be(neos.Export());
    }

    public static TheoryData<string> Bad =>
    [
        "", "01", Hex(0), Hex(ECCurve.Secp256r1.N), Hex((BigInteger.One << 256) - 1), Hex(1) + "00",
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void ToPair_ofWhatIsNoKey_saysWhatOneIs(string hex)
    {
        Action make = () => PrivateKey.ToPair(Convert.FromHexString(hex));

        make.Should().Throw<FormatException>().WithMessage("a private key *");
    }

    static string Hex(BigInteger number) =>
        Convert.ToHexString(number.ToByteArray(isUnsigned: true, isBigEndian: true)).PadLeft(2 * PrivateKey.Bytes, '0');
}
