using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Tests.Merkle;

public class OutputLayoutTests
{
    /// <summary>Three rounds of: 90 rows of 100 bytes, 3 rows of 7 int32, one row of 5,000 bytes.</summary>
    static readonly OutputLayout Layout = new([new(90, 100, 1), new(3, 7, 4), new(1, 5000, 1)], rounds: 3);

    [Fact]
    public void Steps_lieOneAfterTheOtherInLeavesOfTheirOwn()
    {
        Layout.RoundBytes.Should().Be(9000 + 84 + 5000);
        Layout.TotalBytes.Should().Be(3 * Layout.RoundBytes);
        Layout.Cells.Should().Be(3 * (9000 + 21 + 5000));
        Layout.LeafCount.Should().Be(3 * (3 + 1 + 2)); // 40 rows of 100 bytes a leaf
        Enumerable.Range(0, 6).Select(leaf => Layout.Leaf(leaf)).Should().Equal(
            (0, 4000), (4000, 4000), (8000, 1000), (9000, 84), (9084, 4096), (13_180, 904));
        Layout.Leaf(6).Should().Be((14_084, 4000));
        Enumerable.Range(0, 13).Select(leaf => (int)Layout.StepOf(leaf)).Should()
            .Equal(0, 0, 0, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6);
    }

    [Fact]
    public void Cells_everyOne_liesWhollyInTheLeafThatStatesIt()
    {
        for (long cell = 0; cell < Layout.Cells; cell++)
        {
            long place = Layout.ByteOf(cell);
            var (start, length) = Layout.Leaf(Layout.LeafOf(cell));
            int cellBytes = Layout.StepOfCell(cell).Step % 3 == 1 ? 4 : 1;

            place.Should().BeInRange(start, start + length - cellBytes);
            Layout.CellAt(place).Should().Be(cell);
            Layout.CellAt(place + cellBytes - 1).Should().Be(cell);
        }
    }

    [Fact]
    public void Leaves_cutTheWholeOutputWithoutGapOrOverlap()
    {
        long end = 0;
        for (long leaf = 0; leaf < Layout.LeafCount; leaf++)
        {
            var (start, length) = Layout.Leaf(leaf);
            start.Should().Be(end);
            length.Should().BeInRange(1, LeafLayout.MaxLeafBytes);
            end = start + length;
        }
        end.Should().Be(Layout.TotalBytes);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(42_063)]
    public void LeafOf_noSuchCell_refused(long cell)
    {
        var leaf = () => Layout.LeafOf(cell);

        leaf.Should().Throw<ArgumentOutOfRangeException>();
    }
}
