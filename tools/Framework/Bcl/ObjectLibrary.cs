using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>Object's methods on items of which only NeoVM knows the type.</summary>
[StandsFor("System.Object")]
internal static class ObjectLibrary
{
    public static string ToString(object value)
    {
        if (value is null) throw new NullReferenceException();
        if (value is string text) return text;
        if (value is BigInteger number) return number.ToString();
        if (value is bool truth) return truth ? "True" : "False";
        if (value is byte[] bytes) return (ByteString)bytes;
        throw new NotSupportedException("ToString");
    }
}
