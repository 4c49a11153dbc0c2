using System;
using System.Collections.Generic;
using System.Numerics;

namespace Neo.SmartContract.Framework.Linq;

/// <summary>Sums and averages. An average rounds toward zero.</summary>
public static partial class LinqExtensions
{
    public static int Sum(this IEnumerable<int> source)
    {
        int sum = 0;
        foreach (int item in Sequence.Required(source)) sum += item;
        return sum;
    }

    public static int Sum<T>(this IEnumerable<T> source, Func<T, int> selector)
    {
        int sum = 0;
        foreach (T item in Sequence.Required(source)) sum += selector(item);
        return sum;
    }

    public static int Average(this IEnumerable<int> source) => source.Sum() / CountOfSome(source);

    public static int Average<T>(this IEnumerable<T> source, Func<T, int> selector)
        => source.Sum(selector) / CountOfSome(source);

    public static long Sum(this IEnumerable<long> source)
    {
        long sum = 0;
        foreach (long item in Sequence.Required(source)) sum += item;
        return sum;
    }

    public static long Sum<T>(this IEnumerable<T> source, Func<T, long> selector)
    {
        long sum = 0;
        foreach (T item in Sequence.Required(source)) sum += selector(item);
        return sum;
    }

    public static long Average(this IEnumerable<long> source) => source.Sum() / CountOfSome(source);

    public static long Average<T>(this IEnumerable<T> source, Func<T, long> selector)
        => source.Sum(selector) / CountOfSome(source);

    public static BigInteger Sum(this IEnumerable<BigInteger> source)
    {
        BigInteger sum = 0;
        foreach (BigInteger item in Sequence.Required(source)) sum += item;
        return sum;
    }

    public static BigInteger Sum<T>(this IEnumerable<T> source, Func<T, BigInteger> selector)
    {
        BigInteger sum = 0;
        foreach (T item in Sequence.Required(source)) sum += selector(item);
        return sum;
    }

    public static BigInteger Average(this IEnumerable<BigInteger> source) => source.Sum() / CountOfSome(source);

    public static BigInteger Average<T>(this IEnumerable<T> source, Func<T, BigInteger> selector)
        => source.Sum(selector) / CountOfSome(source);

    private static int CountOfSome<T>(IEnumerable<T> source)
    {
        int count = source.Count();
        if (count == 0) throw new Exception("source is empty");
        return count;
    }
}
