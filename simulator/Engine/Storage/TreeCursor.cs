using Neo.Persistence;

namespace StarMiner.Simulator.Engine.Storage;

/// <summary>Walks the entries of one published tree from a key on, forward or backward.</summary>
sealed class TreeCursor
{
    readonly Stack<(TreeNode Branch, int At)> _path = new();
    readonly int _step;
    TreeNode _leaf;
    int _at;

    public TreeCursor(TreeNode root, ReadOnlySpan<byte> key, SeekDirection direction)
    {
        _step = direction == SeekDirection.Forward ? 1 : -1;
        _leaf = root;
        while (!_leaf.IsLeaf)
        {
            int child = _leaf.ChildFor(key);
            _path.Push((_leaf, child));
            _leaf = _leaf.Children![child];
        }
        int found = _leaf.Find(key);
        // One step before the first entry to yield: MoveNext makes that step.
        _at = found >= 0 ? found - _step : _step > 0 ? ~found - 1 : ~found;
    }

    public (byte[] Key, byte[] Value) Current => (_leaf.Keys[_at], _leaf.Values![_at]);

    public bool MoveNext()
    {
        _at += _step;
        while ((uint)_at >= (uint)_leaf.Count)
        {
            if (!NextLeaf()) return false;
            _at = _step > 0 ? 0 : _leaf.Count - 1;
        }
        return true;
    }

    bool NextLeaf()
    {
        while (_path.TryPop(out var level))
        {
            int at = level.At + _step;
            if ((uint)at >= (uint)level.Branch.Count) continue;
            _path.Push((level.Branch, at));
            TreeNode node = level.Branch.Children![at];
            while (!node.IsLeaf)
            {
                int end = _step > 0 ? 0 : node.Count - 1;
                _path.Push((node, end));
                node = node.Children![end];
            }
            _leaf = node;
            return true;
        }
        return false;
    }
}
