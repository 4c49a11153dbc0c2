using System;
using System.Collections.Generic;

namespace Neo.SmartContract.Framework.Linq;

/// <summary>Queries that run at once: a result is a list, not a promise of one.</summary>
public static partial class LinqExtensions
{
    public static bool IsNullOrEmpty<T>(this IEnumerable<T> source) => source is null || !source.Any();

    public static TAccumulate Aggregate<TSource, TAccumulate>(
        this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func)
    {
        foreach (TSource item in Sequence.Required(source)) seed = func(seed, item);
        return seed;
    }

    public static bool All<T>(this IEnumerable<T> source, Predicate<T> predicate)
    {
        foreach (T item in Sequence.Required(source))
            if (!predicate(item)) return false;
        return true;
    }

    public static bool Any<T>(this IEnumerable<T> source) => Sequence.Required(source).Length > 0;

    public static bool Any<T>(this IEnumerable<T> source, Predicate<T> predicate)
    {
        foreach (T item in Sequence.Required(source))
            if (predicate(item)) return true;
        return false;
    }

    public static bool Contains<T>(this IEnumerable<T> source, T value)
    {
        foreach (T item in Sequence.Required(source))
            if (item!.Equals(value)) return true;
        return false;
    }

    public static int Count<T>(this IEnumerable<T> source) => Sequence.Required(source).Length;

    public static int Count<T>(this IEnumerable<T> source, Predicate<T> predicate)
    {
        int count = 0;
        foreach (T item in Sequence.Required(source))
            if (predicate(item)) count++;
        return count;
    }

    public static T FirstOrDefault<T>(this IEnumerable<T> source, Predicate<T> predicate, T defaultValue)
    {
        foreach (T item in Sequence.Required(source))
            if (predicate(item)) return item;
        return defaultValue;
    }

    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        var results = new List<TResult>();
        foreach (TSource item in Sequence.Required(source)) results.Add(selector(item));
        return results;
    }

    public static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)
    {
        var rest = new List<T>();
        foreach (T item in Sequence.Required(source))
        {
            if (count > 0) count--;
            else rest.Add(item);
        }
        return rest;
    }

    public static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)
    {
        var taken = new List<T>();
        foreach (T item in Sequence.Required(source))
        {
            if (count-- <= 0) break;
            taken.Add(item);
        }
        return taken;
    }

    public static Map<TKey, TValue> ToMap<TSource, TKey, TValue>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TValue> elementSelector)
    {
        var map = new Map<TKey, TValue>();
        foreach (TSource item in Sequence.Required(source)) map[keySelector(item)] = elementSelector(item);
        return map;
    }

    public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Predicate<T> predicate)
    {
        var chosen = new List<T>();
        foreach (T item in Sequence.Required(source))
            if (predicate(item)) chosen.Add(item);
        return chosen;
    }
}
