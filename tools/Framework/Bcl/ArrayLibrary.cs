using System;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Array")]
internal static class ArrayLibrary
{
    public static T[] Empty<T>() => new T[0];

    /// <summary>A copy of some items.</summary>
    public static object[] Part(object[] array, int start, int count)
    {
        if (start < 0 || count < 0 || start + count > array.Length) throw new ArgumentOutOfRangeException();
        var part = new List<object>();
        for (int i = 0; i < count; i++) part.Add(array[start + i]);
        return part;
    }

    /// <summary>Backwards where source and target may be one array and the items move up.</summary>
    public static void Copy(object[] source, int from, object[] target, int to, int count)
    {
        if (from < 0 || to < 0 || count < 0) throw new ArgumentOutOfRangeException();
        if (from + count > source.Length || to + count > target.Length) throw new ArgumentException();
        for (int i = 0; i < count; i++)
        {
            int at = from < to ? count - 1 - i : i;
            target[to + at] = source[from + at];
        }
    }

    public static void Reverse(object[] array)
    {
        for (int i = 0; i < array.Length / 2; i++)
            (array[i], array[array.Length - 1 - i]) = (array[array.Length - 1 - i], array[i]);
    }

    public static int IndexOf<T>(T[] array, T value)
    {
        for (int i = 0; i < array.Length; i++)
            if (array[i]!.Equals(value)) return i;
        return -1;
    }
}
