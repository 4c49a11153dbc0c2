using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests;

/// <summary>Messages about sizes, whose sources would be too long for the README.</summary>
public class DiagnosticLimitsTests
{
    static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    static string Contract(string members, string attributes = "") => $$"""
        using System.ComponentModel;
        using Neo.SmartContract.Framework;
        using Neo.SmartContract.Framework.Attributes;
        using Neo.SmartContract.Framework.Services;
        {{attributes}}
        public class Large : SmartContract
        {
        {{members}}
        }
        """;

    public static TheoryData<string, string> Sources => new()
    {
        {
            "NEOC1009",
            "public static ulong Run()\n{\n" + Lines(260, i => $"ulong a{i} = Runtime.GasLeft > {i} ? Runtime.Time : 0;")
                + "return 0" + Lines(260, i => $"+ a{259 - i} * {i}u") + ";\n}"
        },
        {
            "NEOC1010",
            "[Contract(\"0xd2a4cff31913016155e38e474a2c06d08be276cf\")]\nstatic class Other\n{\n"
                + Lines(130, i => $"public static extern int Method{i}();") + "}\n"
                + "public static int Run() => 0" + Lines(130, i => $"+ Other.Method{i}()") + ";"
        },
        {
            "NEOC1011",
            Lines(260, i => $"static int field{i};") + Lines(260, i => $"public static int Next{i}(int a) => field{i} += a;")
        },
        { "NEOC4001", Lines(80, i => $"public static string Text{i}() => \"{new string((char)('a' + i % 26), 2000)}{i}\";") },
        { "NEOC4002", Lines(900, i => $"public static int {new string('m', 80)}{i}(int {new string('p', 40)}) => {i};") },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Translate_tooMuch_isRefused(string id, string members)
    {
        var found = SourceBuild.Diagnose(Contract(members)).Items;
        found.Select(item => item.Id).Distinct().Should().Equal(id);
    }
}
