namespace Neo.SmartContract.Framework;

/// <summary>Makes `foreach` over a byte string a counting loop.</summary>
public struct ByteStringEnumerator
{
    private readonly ByteString bytes;
    private int index;

    internal ByteStringEnumerator(ByteString bytes)
    {
        this.bytes = bytes;
        index = -1;
    }

    public readonly byte Current => bytes[index];

    public bool MoveNext() => ++index < bytes.Length;
}
