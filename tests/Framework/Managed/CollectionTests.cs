using Neo.SmartContract.Framework;

namespace StarMiner.Tests.Managed;

public class CollectionTests
{
    [Fact]
    public void List_grows_and_shrinks()
    {
        var list = new Neo.SmartContract.Framework.List<int>();
        list.Add(1);
        list.Add(2);
        list.Add(3);
        list.RemoveAt(0);
        list[0] = 7;
        list.PopItem().Should().Be(3);
        ((int[])list).Should().Equal(7);
        Neo.SmartContract.Framework.List<int> copy = list.Clone();
        list.Clear();
        list.Count.Should().Be(0);
        copy.Count.Should().Be(1);
    }

    [Fact]
    public void Foreach_over_a_list_gives_every_item()
    {
        Neo.SmartContract.Framework.List<string> list = new[] { "a", "b" };
        string all = "";
        foreach (string item in list) all += item;
        all.Should().Be("ab");
    }

    [Fact]
    public void Map_remembers_the_order_of_insertion()
    {
        var map = new Map<string, int>();
        map["z"] = 1;
        map["a"] = 2;
        map["m"] = 3;
        map.Remove("a");
        map["z"] = 9;
        map.Keys.Should().Equal("z", "m");
        map.Values.Should().Equal(9, 3);
        map.HasKey("a").Should().BeFalse();
        FluentActions.Invoking(() => map["a"]).Should().Throw<KeyNotFoundException>();
    }
}
