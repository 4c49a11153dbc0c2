using Neo.SmartContract.Framework;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Casts and `is` to types that only the number of bytes tells apart.</summary>
public static class Casts
{
    static ByteString Bytes(int length) => (ByteString)new byte[length];

    static object Anything(int a) => (a % 5) switch
    {
        0 => a,
        1 => Bytes(20),
        2 => Bytes(33),
        3 => "text" + a,
        _ => Bytes(32),
    };

    public static int Hash(int a)
    {
        try
        {
            UInt160 hash = (UInt160)Bytes(a % 2 == 0 ? 20 : 32);
            return hash.Length;
        }
        catch (InvalidCastException)
        {
            return -a;
        }
    }

    public static int DroppedResult(int a)
    {
        int steps = 0;
        try
        {
            steps = 1;
            UInt256 unused = (UInt256)Bytes(a);
            steps = 2;
        }
        catch
        {
            steps += 10;
        }
        finally
        {
            steps += 100;
        }
        return steps;
    }

    public static int Uncaught(int a) => ((ECPoint)Bytes(a == 9 ? 33 : a)).Length;

    public static bool NullIsAnyHash(int a)
    {
        ByteString? none = a > 2 ? Bytes(20) : null;
        return (UInt160)none! == null;
    }

    public static int OfObject(int a)
    {
        try
        {
            return ((UInt160)Anything(a)).Length + ((ECPoint)Anything(a + 1)).Length;
        }
        catch (InvalidCastException)
        {
            return -1;
        }
    }

    public static int Tested(int a) =>
        (Anything(a) is UInt160 ? 1 : 0) + (Anything(a) is UInt256 ? 2 : 0) + (Anything(a) is ECPoint ? 4 : 0)
        + (Anything(a) is ByteString ? a % 5 == 3 ? 0 : 8 : 0);

    public static int Matched(int a) => Anything(a) switch
    {
        UInt160 hash => hash.Length * 10,
        UInt256 hash => hash.Length * 100,
        ECPoint key when a > 2 => key.Length * 1000,
        null => 0,
        _ => a,
    };

    public static int Tried(int a) => (Anything(a) as UInt160)?.Length ?? -a;

    static object Number(int a) => a + 300L;

    public static int TooLarge(int a)
    {
        try
        {
            return (byte)Number(a);
        }
        catch (InvalidCastException)
        {
            return a;
        }
    }

    public static int Boxed(int a)
    {
        object one = a, two = (byte)a, three = 'c';
        return (int)one + (byte)two + (char)three;
    }

    public static bool JoinedTextIsText(int a)
    {
        object text = "a" + a;
        return text is string;
    }

    public static int OrderOfArguments(int a)
    {
        try
        {
            return Three((UInt160)Bytes(20), Failing(a), (UInt160)Bytes(a));
        }
        catch (InvalidCastException)
        {
            return 1;
        }
        catch (Exception)
        {
            return 2;
        }
    }

    static int Three(UInt160 first, int second, UInt160 third) => first.Length + second + third.Length;

    static int Failing(int a) => a > 3 ? throw new Exception("late") : a;
}
