using System;
using System.Collections.Generic;
using System.Linq;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Linq;

internal static class Sequence
{
    /// <summary>
    /// The items by index. On the chain every sequence is an array (or bytes) already, so that this is nothing.
    /// </summary>
    [OpCode(OpCode.NOP)]
    public static T[] Items<T>(IEnumerable<T> source) => source is null ? null! : source.ToArray();

    /// <summary>What the compiler calls in place of Items where sequences may be a program's own.</summary>
    public static T[] Collect<T>(IEnumerable<T> source)
    {
        if (source is null) return null!;
        var items = new List<T>();
        foreach (T item in source) items.Add(item);
        return items;
    }

    /// <summary>The items of a sequence that must be there.</summary>
    public static T[] Required<T>(IEnumerable<T> source)
    {
        if (source is null) throw new ArgumentNullException("source is null");
        return Items(source);
    }
}
