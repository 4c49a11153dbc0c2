namespace StarMiner.Simulator.Engine.Storage;

/// <summary>
/// One page of the tree: a leaf holds keys with their values, a branch holds children, each under the smallest key that
/// may be found below it. A page may be written only by the editor whose token it carries; a published page never
/// changes.
/// </summary>
sealed class TreeNode
{
    public const int Capacity = 32;
    public const int MergeBelow = 10;

    public readonly object Owner;
    public readonly byte[][] Keys;
    public readonly byte[][]? Values;
    public readonly TreeNode[]? Children;
    public int Count;

    TreeNode(object owner, bool leaf)
    {
        Owner = owner;
        Keys = new byte[Capacity][];
        if (leaf) Values = new byte[Capacity][];
        else Children = new TreeNode[Capacity];
    }

    public bool IsLeaf => Children is null;

    public static TreeNode Leaf(object owner) => new(owner, leaf: true);

    public static TreeNode Branch(object owner) => new(owner, leaf: false);

    /// <summary>This page if the editor owns it, else a copy that it owns.</summary>
    public TreeNode For(object owner)
    {
        if (ReferenceEquals(Owner, owner)) return this;
        var copy = new TreeNode(owner, IsLeaf);
        copy.Append(this, 0, Count);
        return copy;
    }

    /// <summary>Index of the key, or the complement of the index where it belongs.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = Keys[middle].AsSpan().SequenceCompareTo(key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    /// <summary>Index of the child below which the key is, if it is anywhere.</summary>
    public int ChildFor(ReadOnlySpan<byte> key)
    {
        int found = Find(key);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    public void InsertValue(int at, byte[] key, byte[] value)
    {
        MakeRoom(at, key);
        Array.Copy(Values!, at, Values!, at + 1, Count - at);
        Values![at] = value;
        Count++;
    }

    public void InsertChild(int at, byte[] key, TreeNode child)
    {
        MakeRoom(at, key);
        Array.Copy(Children!, at, Children!, at + 1, Count - at);
        Children![at] = child;
        Count++;
    }

    public void RemoveAt(int at)
    {
        Count--;
        CloseGap(Keys, at);
        if (IsLeaf) CloseGap(Values!, at);
        else CloseGap(Children!, at);
    }

    /// <summary>Moves the upper half into a new page of the same owner and returns that.</summary>
    public TreeNode Split()
    {
        var upper = new TreeNode(Owner, IsLeaf);
        int half = Count / 2;
        upper.Append(this, half, Count - half);
        Array.Clear(Keys, half, Count - half);
        if (IsLeaf) Array.Clear(Values!, half, Count - half);
        else Array.Clear(Children!, half, Count - half);
        Count = half;
        return upper;
    }

    public void Append(TreeNode from, int start, int length)
    {
        Array.Copy(from.Keys, start, Keys, Count, length);
        if (IsLeaf) Array.Copy(from.Values!, start, Values!, Count, length);
        else Array.Copy(from.Children!, start, Children!, Count, length);
        Count += length;
    }

    void MakeRoom(int at, byte[] key)
    {
        Array.Copy(Keys, at, Keys, at + 1, Count - at);
        Keys[at] = key;
    }

    void CloseGap<T>(T[] items, int at)
    {
        Array.Copy(items, at + 1, items, at, Count - at);
        items[Count] = default!;
    }
}
