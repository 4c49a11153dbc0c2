using System.Numerics;
using System.Text;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Types of .NET that the framework's types stand for: interpolated texts and StringBuilder.</summary>
public static class BaseBuilders
{
    public static string Interpolated(int a, int b) => $"{a} and {b} make {a + b}, {a > b}, {(BigInteger)a * b}";

    public static string OfTexts(int a, int b)
    {
        string? nothing = a > b ? null : "text";
        return $"<{nothing}|{b}|{'c'}|{(byte)a}>";
    }

    public static string Built(int a, int b)
    {
        var builder = new StringBuilder("start:");
        for (int i = 0; i < 3; i++)
            builder.Append(a + i).Append(' ').Append(i == 1);
        builder.Append((string?)null).Insert(2, "--").Replace("1", "one").Append('\u00e9');
        return builder.ToString() + (builder.Length > b);
    }

    public static string Rebuilt(int a, int b)
    {
        StringBuilder builder = Filled(a);
        builder.Remove(0, 2).Append(b);
        if (a < b)
            builder.Clear();
        return builder.ToString();
    }

    static StringBuilder Filled(int count)
    {
        var builder = new StringBuilder();
        builder.Append("abc").Append((long)count);
        return builder;
    }
}
