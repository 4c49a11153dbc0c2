using StarMiner.Simulator.Scenarios.Data;

namespace StarMiner.Scenarios.Tests.Data;

public class NearestNeighbourTests
{
    [Fact]
    public void CountCorrect_first_200_test_digits_against_first_2000_training_digits_is_183()
    {
        var queries = Digits("test").Take(200);
        var references = Digits("train").Take(2_000);

        NearestNeighbour.CountCorrect(queries, references, PlainProducts(queries, references)).Should().Be(183);
    }

    [Fact]
    public void Load_gives_all_images_with_their_labels()
    {
        var digits = Digits("train");

        (digits.Count, digits.Width).Should().Be((4_000, 28 * 28));
        digits.Labels.Should().OnlyContain(label => label <= 9);
        digits.Pixels.Should().HaveCount(4_000 * 28 * 28);
    }

    [Fact]
    public void CountCorrect_takes_the_first_of_equally_near_references()
    {
        var queries = new DigitSet("q", [3, 4], 1, 2, [7]);
        var references = new DigitSet("r", [3, 4, 3, 4, 0, 0], 3, 2, [7, 8, 9]);

        NearestNeighbour.CountCorrect(queries, references, PlainProducts(queries, references)).Should().Be(1);
    }

    [Fact]
    public void CountCorrect_products_of_another_shape_are_refused()
    {
        var set = new DigitSet("q", [3, 4], 1, 2, [7]);

        FluentActions.Invoking(() => NearestNeighbour.CountCorrect(set, set, [1, 2]))
            .Should().Throw<ArgumentException>();
    }

    static int[] PlainProducts(DigitSet a, DigitSet b)
    {
        var products = new int[a.Count * b.Count];
        for (var i = 0; i < a.Count; i++)
            for (var j = 0; j < b.Count; j++)
                for (var k = 0; k < a.Width; k++)
                    products[i * b.Count + j] += a.Pixels[i * a.Width + k] * b.Pixels[j * b.Width + k];
        return products;
    }

    static DigitSet Digits(string part) => DigitSet.Load(
        part,
        RepositoryFiles.Path($"simulator/data/digits/digits-{part}-images-idx3-ubyte.gz"),
        RepositoryFiles.Path($"simulator/data/digits/digits-{part}-labels-idx1-ubyte.gz"));
}
