using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Spans, collection expressions, ranges, params, list patterns, long concatenations, arrays as a whole.</summary>
public static class Slices
{
    public static int Utf8(int a)
    {
        ReadOnlySpan<byte> data = "abcdef"u8;
        return data[a % 6] + data.Length * 1000 + data.Slice(2, 3)[1] + data[^1];
    }

    public static int Spread(int a)
    {
        int[] middle = [a, 3];
        int[] all = [1, .. middle, 4];
        return all[a % all.Length] * 100 + all.Length;
    }

    public static byte[] SpreadBytes(int a)
    {
        byte[] middle = [(byte)a, 3];
        return [1, .. middle, 4];
    }

    public static int Span(int a)
    {
        Span<int> items = new int[] { 1, 2, a };
        int sum = 0;
        foreach (ref int item in items)
            item *= 2;
        foreach (int item in items)
            sum = sum * 10 + item;
        items[1] += 5;
        return sum * 100 + items[1] + items.Length;
    }

    public static int SpanOfBytes(int a)
    {
        byte[] bytes = [1, 2, 3, 4];
        Span<byte> span = bytes;
        span[1] = (byte)a;
        ReadOnlySpan<byte> read = bytes;
        return bytes[1] * 100 + read.Slice(1)[0] + read.ToArray().Length + (read.IsEmpty ? 1 : 0);
    }

    public static int Stack(int a)
    {
        Span<int> items = stackalloc int[3];
        items[2] = a;
        return items[0] + items[2] * 10 + items.Length;
    }

    static int Sum(params int[] items)
    {
        int sum = 0;
        foreach (int item in items)
            sum = sum * 3 + item;
        return sum;
    }

    static int SumOfSpan(params ReadOnlySpan<int> items)
    {
        int sum = 0;
        foreach (int item in items)
            sum = sum * 3 + item;
        return sum;
    }

    public static int Params(int a) => Sum(a, 2, 3) + Sum() + SumOfSpan(a, 4) + SumOfSpan() + SumOfSpan(1, 2, 3) + SumOfSpan(a);

    public static string Concat(int a) => a + "b" + 'c' + a + true + "d" + (a > 3 ? "e" : null) + new BigInteger(a) + "f";

    public static string ConcatTexts(int a)
    {
        string b = "b" + a;
        return b + a + b + "x" + b + b + 'y';
    }

    public static int ListPattern(int a)
    {
        int[] items = a > 4 ? [1, 2, a] : a > 2 ? [7, 5] : [a];
        return items switch
        {
            [1, .., var last] => last,
            [_, 5] => 2,
            [0] => 3,
            [> 0 and var one] => one * 10,
            _ => 5,
        };
    }

    public static int RestPattern(int a)
    {
        int[] items = [a, 2, 3, 4];
        return items is [> 2, .. var rest] ? Sum(rest) : items is [_, .. { Length: 3 } three] ? three[1] : 0;
    }

    public static string Ranges(int a)
    {
        string text = "abcdefgh";
        byte[] bytes = [1, 2, 3, 4, 5];
        int[] items = [1, 2, 3, 4, 5];
        Range range = 1..^(a % 3 + 1);
        Index index = ^(a % 4 + 1);
        return text[1..^1] + text[^2..] + text[..(a % 5)] + text[index] + bytes[1..3].Length + Sum(items[range]) + items[index]
            + Sum(items[..]) + bytes[2..][0] + Range.All.GetOffsetAndLength(a).Length + range.Start.Value + index.IsFromEnd;
    }

    public static int RangeFails(int a) => Sum(new[] { 1, 2, 3 }[a..]);

    public static string Letters(int a)
    {
        string all = "";
        foreach (char letter in "abc")
            all += letter;
        char[] letters = all.ToCharArray();
        letters[a % 3] = 'z';
        return new string(letters) + new string('x', a % 4) + (char)('a' + a % 26);
    }

    public static string Trimmed(int a)
    {
        string text = "xyabcyx" + (a > 3 ? "y" : "");
        return text.Trim('x', 'y') + text.TrimStart('x') + text.TrimEnd('x', 'y') + string.Join("|", "a,b;c,".Split(',', ';')) + "a b".Split()[^1];
    }

    public static string SplitByTexts(int a) => string.Join("|", $"a--b-{a}-+c--".Split(["--", "-+"], a > 3 ? StringSplitOptions.None : StringSplitOptions.RemoveEmptyEntries));

    public static int LongTuple(int a)
    {
        var items = (1, 2, 3, a, 5, 6, 7, 8, a + 9);
        items.Item9 += items.Item8;
        var copy = items;
        copy.Item8 = 100;
        return items.Item9 * 1000 + items.Item8 + copy.Item8 + items.Item4;
    }

    public static string Formatted(int a) => string.Format("{0}-{1}{{}}", a, "x") + string.Format("{2}{0}{1}", 1, "q", a) + string.Format("{0}{1}{2}{3}", 1, 2, 3, a);

    public static bool Compared(int a)
    {
        string text = "abC" + a;
        return text.Equals("ABC" + a, StringComparison.OrdinalIgnoreCase) && !text.Equals("ABC" + a, StringComparison.Ordinal)
            && text.StartsWith("ab", StringComparison.Ordinal) && text.Contains("c3", StringComparison.OrdinalIgnoreCase) == (a == 3);
    }

    public static string Arrays(int a)
    {
        int[] items = [1, 2, 3, a];
        int[] copy = (int[])items.Clone();
        copy[0] = 9;
        Array.Copy(items, 0, items, 1, 3);
        Array.Reverse(copy);
        byte[] bytes = [1, 2, 3, 4];
        Array.Copy(bytes, 1, bytes, 0, 2);
        return string.Join(",", Texts(items)) + string.Join(",", Texts(copy)) + bytes[0] + bytes[1] + Array.IndexOf(items, a);
    }

    static string[] Texts(int[] items)
    {
        string[] texts = new string[items.Length];
        for (int i = 0; i < items.Length; i++)
            texts[i] = items[i].ToString();
        return texts;
    }

    struct Pair
    {
        public int Low;
        public long High;

        public void Raise() => High += ++Low;
    }

    public static long StructArrays(int a)
    {
        var pairs = new Pair[a + 1];
        pairs[0].Raise();
        pairs[a].Raise();
        return pairs[0].High * 100 + pairs[a].Low + pairs.Length;
    }

    public static int Bits(int a) => BitOperations.PopCount((uint)a) + BitOperations.LeadingZeroCount((ulong)a) * 10
        + BitOperations.TrailingZeroCount(a) + BitOperations.Log2((uint)a) + (int)BitOperations.RotateLeft((uint)a, 31);

    public static BigInteger BigBits(int a) => BigInteger.PopCount(a * 1000) + BigInteger.PopCount(-a) + ((BigInteger)a * 77).GetBitLength() + (-(BigInteger)a).GetBitLength();

    public static string Chars(int a)
    {
        char letter = "a5 .$\n"[a % 6];
        return $"{char.IsPunctuation(letter)}{char.IsSymbol(letter)}{char.IsControl(letter)}{char.IsSeparator(letter)}{char.Parse("q")}{char.TryParse("qq", out char none)}{(int)none}";
    }

    public static byte[] Encoded(int a) => System.Text.Encoding.UTF8.GetBytes("t" + a + System.Text.Encoding.UTF8.GetString([65, 66]));
}
