namespace StarMiner.Compiler.Tests.Programs;

/// <summary>.NET's texts, which the framework's library stands for on chain. Two texts in, something out.</summary>
public static class BaseTexts
{
    public static string Trim(string a, string b) => a.Trim() + "|" + a.TrimStart() + "|" + b.TrimEnd() + "|";

    public static string TrimOne(string a, string b) => a.Trim('x') + "|" + a.TrimStart('x') + "|" + b.TrimEnd(' ');

    public static string Case(string a, string b) => a.ToUpper() + b.ToLower() + a.ToLowerInvariant();

    public static int IndexOf(string a, string b) => a.IndexOf('x') * 100 + b.IndexOf('c');

    public static int IndexOfText(string a, string b) => a.IndexOf(b);

    public static int LastIndexOf(string a, string b) => a.LastIndexOf(b) * 100 + a.LastIndexOf('x');

    public static bool StartsWith(string a, string b) => a.StartsWith(b);

    public static bool EndsWith(string a, string b) => a.EndsWith(b);

    public static bool Contains(string a, string b) => a.Contains(b) || a.Contains('q');

    public static bool FirstAndLast(string a, string b) => a.StartsWith('x') && b.EndsWith('c');

    public static string Insert(string a, string b) => a.Insert(1, b);

    public static string Remove(string a, string b) => a.Remove(1) + b.Remove(0, 1);

    public static string Rest(string a, string b) => a.Substring(1) + b.Substring(0);

    public static string Replace(string a, string b) => a.Replace(b, "<>") + a.Replace('x', 'y');

    public static string Pad(string a, string b) => a.PadLeft(7) + b.PadRight(8, '.') + a.PadLeft(9, '0');

    public static int Order(string a, string b)
    {
        int order = string.CompareOrdinal(a, b);
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }

    public static bool Empty(string a, string b) => string.IsNullOrEmpty(a) || string.IsNullOrWhiteSpace(b);

    public static string Split(string a, string b)
    {
        string all = "";
        foreach (string part in a.Split('x')) all += "[" + part + "]";
        foreach (string part in a.Split(b + "-")) all += "(" + part + ")";
        return all;
    }

    public static string SplitWithoutEmpties(string a, string b)
    {
        string all = b;
        foreach (string part in a.Split('x', System.StringSplitOptions.RemoveEmptyEntries)) all += "[" + part + "]";
        return all;
    }

    public static string Joined(string a, string b)
    {
        string[] parts = [a, b, "c"];
        return string.Join(", ", parts);
    }

    public static int Classes(string a, string b)
    {
        int classes = 0;
        foreach (char c in a)
        {
            classes *= 3;
            if (char.IsDigit(c)) classes += 1;
            if (char.IsLetter(c)) classes += 2;
            if (char.IsUpper(c)) classes += 4;
            if (char.IsWhiteSpace(c)) classes += 8;
            if (char.ToUpper(c) == 'X') classes += 16;
            if (char.ToLower(c) == 'x') classes += 32;
            if (char.IsLetterOrDigit(c)) classes += 64;
            classes &= 0xFFFFFF;
        }
        return classes + b.Length;
    }

    public static int Parse(string a, string b) => int.Parse(a) + b.Length;

    public static int TryParse(string a, string b)
    {
        int sum = 0;
        if (int.TryParse(a, out int number)) sum += number;
        if (byte.TryParse(b, out byte small)) sum += 1000 * small;
        if (long.TryParse(b, out long big)) sum += (int)(big % 1000);
        return sum;
    }

    public static string Truth(string a, string b) => (a == b).ToString() + bool.TryParse(a, out bool read) + read;
}
