using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Neo.Persistence;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Tests.Storage;

/// <summary>The tree against the simplest thing that could be right: a sorted dictionary.</summary>
public class StateTreeTests
{
    /// <summary>One thing to do. Keys come from a small space, so that puts and deletes meet.</summary>
    public sealed record Step(bool IsPut, byte[] Key, byte Value);

    public static class Steps
    {
        public static Arbitrary<Step[]> Of() => Gen.Choose(0, 3000).SelectMany(
            count => Gen.ArrayOf(
                from put in Gen.Frequency((3, Gen.Constant(true)), (2, Gen.Constant(false)))
                from length in Gen.Choose(0, 3)
                from key in Gen.ArrayOf(Gen.Choose(0, 11).Select(i => (byte)(i * 23)), length)
                from value in Gen.Choose(0, 255)
                select new Step(put, key, (byte)value), count)).ToArbitrary();
    }

    static readonly IComparer<byte[]> Lexicographic =
        Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    [Property(Arbitrary = [typeof(Steps)], MaxTest = 60)]
    public void Edit_random_puts_and_deletes_equals_the_model(Step[] steps)
    {
        var (tree, model) = Apply(steps);

        tree.Count.Should().Be(model.Count);
        Flat(tree.Seek([])).Should().Equal(Flat(model.Select(e => (e.Key, e.Value))));
        foreach (Step step in steps)
        {
            bool found = tree.TryGet(step.Key, out byte[]? value);
            found.Should().Be(model.TryGetValue(step.Key, out byte[]? expected));
            value.Should().BeSameAs(expected);
        }
    }

    [Property(Arbitrary = [typeof(Steps)], MaxTest = 60)]
    public void Seek_any_key_both_directions_equals_the_model(Step[] steps)
    {
        var (tree, model) = Apply(steps);
        foreach (byte[] key in steps.Select(s => s.Key).Take(40).Append([5]).Append([255, 255, 255, 255]))
        {
            var forward = model.Where(e => Lexicographic.Compare(e.Key, key) >= 0).Take(70);
            Flat(tree.Seek(key).Take(70)).Should().Equal(Flat(forward.Select(e => (e.Key, e.Value))));
            var backward = key.Length == 0
                ? []
                : model.Where(e => Lexicographic.Compare(e.Key, key) <= 0).Reverse().Take(70);
            Flat(tree.Seek(key, SeekDirection.Backward).Take(70))
                .Should().Equal(Flat(backward.Select(e => (e.Key, e.Value))));
        }
    }

    [Property(Arbitrary = [typeof(Steps)], MaxTest = 40)]
    public void Publish_later_edits_leave_published_trees_alone(Step[] steps)
    {
        var editor = StateTree.Empty.Edit();
        var moments = new List<(StateTree Tree, string[] Then)>();
        foreach (Step[] part in steps.Chunk(100))
        {
            foreach (Step step in part) Do(editor, step);
            StateTree tree = editor.Publish();
            moments.Add((tree, Flat(tree.Seek([]))));
        }
        foreach (var (tree, then) in moments) Flat(tree.Seek([])).Should().Equal(then);
    }

    [Fact]
    public void Seek_backward_from_an_empty_key_yields_nothing()
    {
        var editor = StateTree.Empty.Edit();
        editor.Put([1], [1]);
        editor.Publish().Seek([], SeekDirection.Backward).Should().BeEmpty();
    }

    [Fact]
    public void Digest_equal_content_by_another_order_is_equal()
    {
        byte[][] keys = [.. Enumerable.Range(0, 500).Select(i => BitConverter.GetBytes(i * 7919))];
        StateTree Build(IEnumerable<byte[]> order)
        {
            var editor = StateTree.Empty.Edit();
            foreach (byte[] key in order) editor.Put(key, [key[0]]);
            return editor.Publish();
        }
        Build(keys).Digest().Should().Equal(Build(keys.Reverse()).Digest());
        Build(keys.Skip(1)).Digest().Should().NotEqual(Build(keys).Digest());
    }

    static (StateTree Tree, SortedDictionary<byte[], byte[]> Model) Apply(Step[] steps)
    {
        var model = new SortedDictionary<byte[], byte[]>(Lexicographic);
        var editor = StateTree.Empty.Edit();
        foreach (Step[] part in steps.Chunk(37))
        {
            foreach (Step step in part)
            {
                byte[] value = Do(editor, step);
                if (step.IsPut) model[step.Key] = value;
                else model.Remove(step.Key);
            }
            editor = editor.Publish().Edit();
        }
        return (editor.Publish(), model);
    }

    static byte[] Do(StateTreeEditor editor, Step step)
    {
        byte[] value = [step.Value];
        if (step.IsPut) editor.Put(step.Key, value);
        else editor.Delete(step.Key);
        return value;
    }

    static string[] Flat(IEnumerable<(byte[] Key, byte[] Value)> entries) =>
        [.. entries.Select(e => $"{Convert.ToHexString(e.Key)}={Convert.ToHexString(e.Value)}")];
}
