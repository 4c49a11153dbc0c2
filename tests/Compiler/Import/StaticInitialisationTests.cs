using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests.Import;

public class StaticInitialisationTests
{
    /// <summary>The usual way to write it: an attribute with the value, an initialiser for the C# compiler's peace of mind.</summary>
    public static class Attributed
    {
        [ByteArray("0a0b0c")]
        static readonly ByteString bytes = default!;

        [Hash160("NXV7ZhHiyM1aHXwpVsRZC6BwNFP2jghXAq")]
        static readonly UInt160 hash = default!;

        [Integer("77")]
        static int number = 5;

        static readonly ByteString other = bytes + "!";

        public static int Lengths(int a) => other.Length * 10000 + bytes.Length * 1000 + hash.Length * 10 + a;

        public static int Number(int a)
        {
            number += a;
            return number * 2;
        }

        public static int Referred(int a)
        {
            Change(ref number, a);
            return number;
        }

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Change(ref int value, int a) => value = a + number;
    }

    [Theory]
    [InlineData("Lengths", 4, 43204)]
    [InlineData("Number", 3, 160)]
    [InlineData("Referred", 2, 79)]
    public void Attribute_besideInitialiser_wins(string method, int argument, int expected)
    {
        foreach (bool optimize in new[] { true, false })
        {
            var contract = Translated.Of(typeof(Attributed), optimize);
            using var engine = new ScriptEngine(contract);
            var target = contract.Methods.First(item => item.Method?.Name == method && item.ExportName is not null);
            engine.Run(target, [argument]).Should().ContainSingle().Which.GetInteger().Should().Be(expected);
        }
    }
}
