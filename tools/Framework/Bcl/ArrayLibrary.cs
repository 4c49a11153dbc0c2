using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Array")]
internal static class ArrayLibrary
{
    public static T[] Empty<T>() => new T[0];

    public static int IndexOf<T>(T[] array, T value)
    {
        for (int i = 0; i < array.Length; i++)
            if (array[i]!.Equals(value)) return i;
        return -1;
    }
}
