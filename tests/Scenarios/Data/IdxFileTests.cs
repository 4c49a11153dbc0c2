using StarMiner.Simulator.Scenarios.Data;

namespace StarMiner.Scenarios.Tests.Data;

public class IdxFileTests
{
    [Fact]
    public void Read_takes_dimensions_and_values()
    {
        var file = IdxFile.Read(new MemoryStream([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]));

        file.Dimensions.Should().Equal(2, 3);
        file.Values.Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000008")]
    [InlineData("0000080100000003")]
    [InlineData("00000801000000030102")]
    [InlineData("0000080100000003010203FF")]
    [InlineData("00000901000000010A")]
    [InlineData("000008000A")]
    [InlineData("00000801FFFFFFFF")]
    [InlineData("00000803000100000001000000010000")]
    public void Read_anything_else_is_refused(string hex) => FluentActions
        .Invoking(() => IdxFile.Read(new MemoryStream(Convert.FromHexString(hex))))
            .Should().Throw<InvalidDataException>();
}
