namespace Neo.SmartContract.Framework;

/// <summary>Makes `foreach` over a list a counting loop.</summary>
public struct ListEnumerator<T>
{
    private readonly List<T> list;
    private int index;

    internal ListEnumerator(List<T> list)
    {
        this.list = list;
        index = -1;
    }

    public readonly T Current => list[index];

    public bool MoveNext() => ++index < list.Count;
}
