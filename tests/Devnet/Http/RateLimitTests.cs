using System.Net;
using StarMiner.Simulator.Devnet.Http;

namespace StarMiner.Simulator.Devnet.Tests.Http;

public class RateLimitTests
{
    static readonly IPAddress Near = IPAddress.Parse("192.168.0.7"), Other = IPAddress.Parse("192.168.0.8");

    [Fact]
    public void Allows_so_many_a_second_from_each_address_and_again_in_the_next()
    {
        var time = new HandClock();
        var limit = new RateLimit(3, time);

        Take(limit, Near, 5).Should().Equal(true, true, true, false, false);
        Take(limit, Other, 1).Should().Equal(true);
        time.Seconds++;
        Take(limit, Near, 4).Should().Equal(true, true, true, false);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.3.2.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void Allows_this_machine_everything(string address)
    {
        var limit = new RateLimit(1, new HandClock());

        Take(limit, IPAddress.Parse(address), 100).Should().AllBeEquivalentTo(true);
    }

    [Fact]
    public void Allows_all_where_there_is_no_limit() =>
        Take(new RateLimit(null, new HandClock()), Near, 100).Should().AllBeEquivalentTo(true);

    [Fact]
    public void Allows_an_address_that_hides_as_another_family_no_more()
    {
        var limit = new RateLimit(2, new HandClock());

        Take(limit, Near, 2).Should().AllBeEquivalentTo(true);
        limit.Allows(Near.MapToIPv6()).Should().BeFalse();
    }

    static bool[] Take(RateLimit limit, IPAddress address, int times) =>
        [.. Enumerable.Range(0, times).Select(_ => limit.Allows(address))];

    sealed class HandClock : System.TimeProvider
    {
        public long Seconds { get; set; } = 1_000;

        public override long GetTimestamp() => Seconds * TimestampFrequency;
    }
}
