namespace StarMiner.Simulator.Engine.Storage;

/// <summary>
/// Changes on top of a tree. Only the pages on the way to a changed key are copied, once; <see cref="Publish"/> freezes
/// them. Not for use by several threads.
/// </summary>
public sealed class StateTreeEditor
{
    object _token = new();
    TreeNode _root;

    internal StateTreeEditor(StateTree tree)
    {
        _root = tree.Root;
        Count = tree.Count;
    }

    public int Count { get; private set; }

    public void Put(byte[] key, byte[] value)
    {
        _root = _root.For(_token);
        TreeNode? upper = Put(_root, key, value);
        if (upper is null) return;
        TreeNode root = TreeNode.Branch(_token);
        root.InsertChild(0, _root.Keys[0], _root);
        root.InsertChild(1, upper.Keys[0], upper);
        _root = root;
    }

    public void Delete(byte[] key)
    {
        if (!Contains(key)) return;
        _root = _root.For(_token);
        Delete(_root, key);
        Count--;
        while (!_root.IsLeaf && _root.Count == 1) _root = _root.Children![0];
        if (!_root.IsLeaf && _root.Count == 0) _root = TreeNode.Leaf(_token);
    }

    public StateTree Publish()
    {
        _token = new object();
        return new StateTree(_root, Count);
    }

    bool Contains(byte[] key)
    {
        TreeNode node = _root;
        while (!node.IsLeaf) node = node.Children![node.ChildFor(key)];
        return node.Find(key) >= 0;
    }

    /// <summary>Puts below a page that this editor owns; returns the new page where it had to be split.</summary>
    TreeNode? Put(TreeNode node, byte[] key, byte[] value)
    {
        if (node.IsLeaf) return PutInLeaf(node, key, value);
        int at = node.ChildFor(key);
        // No key of a branch may be above what is below it: the first child takes in whatever is smaller.
        if (at == 0 && key.AsSpan().SequenceCompareTo(node.Keys[0]) < 0) node.Keys[0] = key;
        TreeNode child = node.Children![at] = node.Children[at].For(_token);
        TreeNode? upper = Put(child, key, value);
        if (upper is null) return null;
        if (node.Count < TreeNode.Capacity)
        {
            node.InsertChild(at + 1, upper.Keys[0], upper);
            return null;
        }
        TreeNode right = node.Split();
        (TreeNode target, int place) = at < node.Count ? (node, at + 1) : (right, at + 1 - node.Count);
        target.InsertChild(place, upper.Keys[0], upper);
        return right;
    }

    TreeNode? PutInLeaf(TreeNode leaf, byte[] key, byte[] value)
    {
        int at = leaf.Find(key);
        if (at >= 0)
        {
            leaf.Values![at] = value;
            return null;
        }
        at = ~at;
        Count++;
        if (leaf.Count < TreeNode.Capacity)
        {
            leaf.InsertValue(at, key, value);
            return null;
        }
        TreeNode upper = leaf.Split();
        if (at <= leaf.Count) leaf.InsertValue(at, key, value);
        else upper.InsertValue(at - leaf.Count, key, value);
        return upper;
    }

    void Delete(TreeNode node, byte[] key)
    {
        if (node.IsLeaf)
        {
            node.RemoveAt(node.Find(key));
            return;
        }
        int at = node.ChildFor(key);
        TreeNode child = node.Children![at] = node.Children[at].For(_token);
        Delete(child, key);
        if (child.Count == 0) node.RemoveAt(at);
        else if (child.Count < TreeNode.MergeBelow) MergeWithNeighbour(node, at);
    }

    void MergeWithNeighbour(TreeNode parent, int at)
    {
        int left = at > 0 ? at - 1 : at;
        if (left + 1 >= parent.Count) return;
        TreeNode[] children = parent.Children!;
        if (children[left].Count + children[left + 1].Count > TreeNode.Capacity) return;
        TreeNode into = children[left] = children[left].For(_token);
        into.Append(children[left + 1], 0, children[left + 1].Count);
        parent.RemoveAt(left + 1);
    }
}
