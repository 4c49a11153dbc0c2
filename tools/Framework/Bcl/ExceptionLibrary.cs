using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>What a handler finds where exceptions have types: [message, inner exception, fields ..., tag].</summary>
[StandsFor("System.Exception")]
internal static class ExceptionLibrary
{
    const string KeyNotFound = "Key not found in Map";

    const string OutOfRangeStart = "The value ", OutOfRangeEnd = " is out of range.";

    /// <summary>NeoVM itself, natives and other people's contracts throw texts. Their types are the compiler's to name.</summary>
    public static object Typed(object thrown, int plain, int range, int key)
    {
        if (thrown is object[] made) return made.Length > 2 ? made : new object?[] { made[0], null, plain };
        string text = (string)thrown;
        int tag = plain;
        if (text == KeyNotFound) tag = key;
        else if (StringLibrary.StartsWith(text, OutOfRangeStart) && StringLibrary.EndsWith(text, OutOfRangeEnd)) tag = range;
        return new object?[] { text, null, tag };
    }
}
