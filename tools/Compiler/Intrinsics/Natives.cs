using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>Native contracts that stand in for .NET's own members.</summary>
static class Natives
{
    static readonly byte[] stdLib = Reversed("acce6fd80d44e1796aa0c2c625e9e4e0ce39efc0");

    public static TokenCall StdLib(string method, IrType type, params Expr[] arguments) => new(
        new MethodToken(stdLib, method, (ushort)arguments.Length, true, 15),
        Effects.ReadsHeap | Effects.Throws, [], type, arguments);

    static byte[] Reversed(string hash)
    {
        byte[] bytes = Convert.FromHexString(hash);
        Array.Reverse(bytes);
        return bytes;
    }
}
