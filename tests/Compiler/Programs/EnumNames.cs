namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Names of enums, and types as values.</summary>
public static class EnumNames
{
    public enum Colour
    {
        Red = 1,
        Green = 2,
        Blue = 4,
        Dark = -3,
    }

    [Flags]
    enum Rights : byte
    {
        None,
        Read,
        Write,
        All = 7,
        Run = 4,
    }

    enum Many
    {
        M0, M1, M2, M3, M4, M5, M6, M7, M8, M9,
        M10, M11, M12, M13, M14, M15, M16, M17, M18, M19,
        M20, M21, M22, M23, M24, M25, M26, M27, M28, M29,
        M30, M31, M32, M33, M34, M35, M36, M37, M38, M39
    }

    public static string Names(int a) =>
        (Colour)a + "," + ((Rights)a).ToString() + Enum.GetName((Colour)a) + $"{(Colour)(a - 3)}" + (Colour?)(a > 2 ? (Colour)a : null);

    public static bool Defined(int a) => Enum.IsDefined(typeof(Colour), a) ^ Enum.IsDefined((Colour)(a + 1)) ^ Enum.IsDefined(typeof(Colour), "Red" + a);

    public static bool DefinedBoxed(int a) =>
        Enum.IsDefined(typeof(Colour), a > 3 ? "Green" : a) ^ Enum.IsDefined(typeof(Rights), a % 2 == 0 ? (byte)a : "Runs");

    public static string OfMany(int a) => (Many)(a * 9) + Enum.GetName((Many)a) + Enum.IsDefined((Many)(a + 36)) + Enum.IsDefined(typeof(Many), "M" + a);

    public static string All(int a) => string.Join(",", Enum.GetNames(typeof(Colour))) + Enum.GetNames<Rights>()[a % 5] + (int)Enum.GetValues<Colour>()[a % 4];

    public static int Parsed(int a)
    {
        string[] words = ["Red", "blue", "Red, Blue", "7", " Green ", "x"];
        bool done = Enum.TryParse(words[a % 6], out Colour colour);
        return (done ? 100 : 0) + (int)colour + (int)Enum.Parse<Colour>("green", true);
    }

    public static int ParseFails(int a) => (int)Enum.Parse(typeof(Colour), a > 3 ? "Red" : "Nothing");

    public static bool Flags(int a) => ((Rights)a).HasFlag(Rights.Write) ^ ((Rights)a).Equals(Rights.Read) ^ ((Colour)a).CompareTo(Colour.Green) > 0;

    public static bool Types(int a) => (a > 2 ? typeof(Colour) : typeof(Rights)) == typeof(Colour) && typeof(int) != typeof(long);
}
