using System.Numerics;
using Neo.SmartContract.Framework.Linq;
using Neo.SmartContract.Framework.Native;

namespace StarMiner.Tests.Managed;

public class LinqTests
{
    static readonly int[] Numbers = [5, 3, 8, 1];

    [Fact]
    public void Queries_answer_as_the_base_library_s()
    {
        LinqExtensions.Where(Numbers, n => n > 2).Should().Equal(Enumerable.Where(Numbers, n => n > 2));
        LinqExtensions.Select(Numbers, n => n * 2L).Should().Equal(Enumerable.Select(Numbers, n => n * 2L));
        LinqExtensions.Skip(Numbers, 3).Should().Equal(Enumerable.Skip(Numbers, 3));
        LinqExtensions.Take(Numbers, 3).Should().Equal(Enumerable.Take(Numbers, 3));
        LinqExtensions.Take(Numbers, 9).Should().Equal(Numbers);
        LinqExtensions.Count(Numbers, n => n > 2).Should().Be(3);
        LinqExtensions.All(Numbers, n => n > 0).Should().BeTrue();
        LinqExtensions.Any(Numbers, n => n > 8).Should().BeFalse();
        LinqExtensions.Contains(Numbers, 8).Should().BeTrue();
        LinqExtensions.Aggregate(Numbers, "", (text, n) => text + n).Should().Be("5381");
        LinqExtensions.FirstOrDefault(Numbers, n => n > 7, -1).Should().Be(8);
        LinqExtensions.FirstOrDefault(Numbers, n => n > 9, -1).Should().Be(-1);
        LinqExtensions.ToMap(Numbers, n => n, n => n * n)[8].Should().Be(64);
    }

    [Fact]
    public void Averages_round_toward_zero()
    {
        LinqExtensions.Average(Numbers).Should().Be(17 / 4);
        LinqExtensions.Average(Numbers, n => (BigInteger)(-n)).Should().Be(-4);
        FluentActions.Invoking(() => LinqExtensions.Average(Array.Empty<long>())).Should().Throw<Exception>();
    }

    [Fact]
    public void Nothing_is_refused_except_where_it_is_asked_for()
    {
        int[] nothing = null!;
        LinqExtensions.IsNullOrEmpty(nothing).Should().BeTrue();
        LinqExtensions.IsNullOrEmpty(Numbers).Should().BeFalse();
        FluentActions.Invoking(() => LinqExtensions.Count(nothing)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Hexadecimal_text_goes_and_comes()
    {
        StdLib.HexEncode((Neo.SmartContract.Framework.ByteString)new byte[] { 0, 10, 255 }).Should().Be("000aff");
        ((byte[])StdLib.HexDecode("000aFF")).Should().Equal(0, 10, 255);
    }
}
