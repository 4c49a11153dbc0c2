using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>What broke earlier prototypes and other compilers.</summary>
public static class Traps
{
    public static bool MethodOnLocal(BigInteger a)
    {
        BigInteger local = a * 2;
        return local.IsZero || local.Equals(a) || local.CompareTo(a) > 0;
    }

    public static int TernaryInArguments(int a, int b) => Join(a > 0 ? a : -a, Twice(b), b > 3 ? 1 : 2);

    static int Join(int a, int b, int c) => a * 100 + b * 10 + c;

    static int Twice(int a) => a * 2;

    public static int ThrowerInSum(int a)
    {
        try
        {
            return 1 + Thrower(a);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    static int Thrower(int a)
    {
        if (a > 10)
            throw new Exception("too much");
        return a;
    }

    public static int KeptConcatenation(int a)
    {
        string text = Shortened("x" + a);
        switch (text)
        {
            case "x1": return 10;
            case "x2": return 20;
            default: return text == "x3" ? 30 : 0;
        }
    }

    static string Shortened(string s) => s != null && s.Length > 12 ? s.Substring(0, 12) : s!;

    public static int OutOfConstantCall(int a)
    {
        ConstantOut(out short given);
        return ConstantOut(out _) + given + a;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static int ConstantOut(out short given)
    {
        given = 5;
        return 7;
    }

    public static uint UnsignedDivisorInTry(int a)
    {
        try
        {
            return 4000000000u / ((uint)-a | 1u);
        }
        catch (DivideByZeroException)
        {
            return 7;
        }
    }

    public static int ThrownBeforeStep(int a)
    {
        try
        {
            a = checked(a * int.MaxValue) * a++;
        }
        catch (Exception)
        {
            a += 100;
        }
        return a;
    }

    public static int ThrowerCalledTwice(int a) => ThrowerInSum(a) * 1000 + ThrowerInSum(a + 20);

    public static bool ZeroBytesAreNotNull(byte[] bytes)
    {
        ByteString text = (ByteString)bytes;
        return text is null;
    }

    public static int ZeroBytesInCondition(byte[] bytes)
    {
        ByteString? text = bytes.Length > 0 ? (ByteString)bytes : null;
        if (text != null)
            return 1;
        return 2;
    }

    public static string NullCoalescing(string? text) => text ?? "none";

    public static int Order(int a)
    {
        int[] log = new int[3];
        int at = 0;
        int Note(int value) { log[at++] = value; return value; }
        int sum = Join(Note(a), Note(a + 1), Note(a + 2));
        return sum * 1000 + log[0] * 100 + log[1] * 10 + log[2];
    }

    public static string Finally(int a)
    {
        string log = "";
        try
        {
            try
            {
                log += "a";
                if (a == 1)
                    throw new Exception("b");
                if (a == 2)
                    return log + "r";
            }
            finally
            {
                log += "f";
            }
            log += "n";
        }
        catch (Exception e)
        {
            log += e.Message;
        }
        return log;
    }

    public static int LoopWithTry(int a)
    {
        int caught = 0;
        for (int i = 0; i < a; i++)
        {
            try
            {
                if (i % 3 == 0)
                    continue;
                caught += 10 + Thrower(i);
                if (i == 14)
                    break;
            }
            catch (Exception) when (i != 13)
            {
                caught++;
            }
        }
        return caught;
    }

    public static int Switches(int a, string s)
    {
        int value = a switch { 0 => 5, 1 => 7, 2 => 11, 3 => 13, 10 => 17, _ => -1 };
        switch (s)
        {
            case "one": return value + 1;
            case "two": return value + 2;
            default: return value;
        }
    }

    public static int ByReference(int a)
    {
        int first = a, second = 0;
        Swap(ref first, ref second);
        Split(a, out int high, out int low);
        return first * 1000 + second * 100 + high * 10 + low;
    }

    static void Swap(ref int a, ref int b) => (a, b) = (b, a);

    static void Split(int a, out int high, out int low)
    {
        high = a / 10;
        low = a % 10;
    }
}
