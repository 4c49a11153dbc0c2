using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>What the runtime of .NET throws by itself and C# code catches.</summary>
public static class Faults
{
    sealed class Node
    {
        public int Value = 3;

        public Node? Next;

        public int Method() => Value;
    }

    public static int Division(int a)
    {
        try
        {
            return 100 / (a - 2) + 7 % (a - 3);
        }
        catch (DivideByZeroException)
        {
            return -1;
        }
    }

    /// <summary>The same fault at two depths of protection: the two throws are not one place.</summary>
    public static int DivisionInNestedTries(int a)
    {
        int sum = 0;
        try
        {
            sum += 10 / (a - 1);
            try
            {
                sum += 100 / (a - 2);
            }
            catch (DivideByZeroException)
            {
                sum += 1000 / (a - 2 + (a & 1));
            }
            sum += 7;
        }
        catch (DivideByZeroException)
        {
            sum -= 3;
        }
        return sum;
    }

    /// <summary>The same failure with other regions open.</summary>
    public static int InNestedRegions(int a)
    {
        int zero = a - a;
        int sum = 0;
        try
        {
            if (a > 2)
            {
                try
                {
                    sum = 5 / zero;
                }
                catch (Exception)
                {
                    sum = a > 4 ? 7 / zero : 8;
                }
            }
            else
                a %= zero;
        }
        catch (Exception)
        {
            sum += 10;
        }
        return sum + a;
    }

    public static BigInteger BigDivision(int a)
    {
        try
        {
            return Divided(100, a - 1);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    static BigInteger Divided(BigInteger a, BigInteger b) => a / b;

    public static int Null(int a)
    {
        Node? node = a > 2 ? new Node { Next = a > 9 ? new Node() : null } : null;
        try
        {
            return node!.Value + node.Method() + node.Next!.Value;
        }
        catch (NullReferenceException)
        {
            return a;
        }
    }

    public static int NullArray(int a)
    {
        int[]? items = a > 2 ? [1, 2, 3, 4] : null;
        string? text = a > 3 ? "abc" : null;
        int sum = 0;
        try
        {
            sum += items!.Length;
            sum += text!.Length * 10;
            sum += items[a] * 100;
        }
        catch (NullReferenceException)
        {
            sum += 1000;
        }
        catch (IndexOutOfRangeException)
        {
            sum += 2000;
        }
        return sum;
    }

    public static string Substring(int a)
    {
        try
        {
            return "abcdef".Substring(a, 3);
        }
        catch (ArgumentOutOfRangeException)
        {
            return "none";
        }
    }

    public static string Parse(int a)
    {
        try
        {
            return (BigInteger.Parse(a > 3 ? "1x" : "12") + int.Parse(a > 2 ? "" : "5")).ToString();
        }
        catch (FormatException)
        {
            return "format";
        }
    }

    public static int NullableValue(int a)
    {
        int? value = a > 2 ? a : null;
        try
        {
            return value!.Value;
        }
        catch (InvalidOperationException problem)
        {
            return problem.Message.Length;
        }
    }

    public static int Uncaught(int a) => 100 / (a - 2);

    public static int ThroughDelegate(int a)
    {
        Func<int, int> divide = b => 100 / b;
        try
        {
            return divide(a);
        }
        catch
        {
            return -1;
        }
    }
}
