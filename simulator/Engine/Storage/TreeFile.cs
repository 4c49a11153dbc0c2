namespace StarMiner.Simulator.Engine.Storage;

/// <summary>A tree as bytes: the number of entries, then each key and value with its length before it.</summary>
public static class TreeFile
{
    public static void Write(BinaryWriter writer, StateTree tree)
    {
        writer.Write7BitEncodedInt(tree.Count);
        foreach (var (key, value) in tree.Seek([]))
        {
            writer.Write7BitEncodedInt(key.Length);
            writer.Write(key);
            writer.Write7BitEncodedInt(value.Length);
            writer.Write(value);
        }
    }

    /// <exception cref="EndOfStreamException">The bytes end too early.</exception>
    public static StateTree Read(BinaryReader reader)
    {
        StateTreeEditor editor = StateTree.Empty.Edit();
        for (int left = reader.Read7BitEncodedInt(); left > 0; left--) editor.Put(Sized(reader), Sized(reader));
        return editor.Publish();
    }

    static byte[] Sized(BinaryReader reader)
    {
        int length = reader.Read7BitEncodedInt();
        byte[] bytes = reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }
}
