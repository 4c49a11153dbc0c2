using System.Reflection;
using Neo.SmartContract.Framework.Attributes;
using Neo.VM;
using Framework = Neo.SmartContract.Framework;

namespace StarMiner.Tests.Api;

public class OpCodeTests
{
    [Fact]
    public void Every_instruction_has_the_engine_s_name_and_number()
    {
        foreach (Framework.OpCode code in Enum.GetValues<Framework.OpCode>())
            ((OpCode)code).ToString().Should().Be(code.ToString());
    }

    [Fact]
    public void Every_instruction_of_the_engine_is_there()
    {
        Enum.GetNames<Framework.OpCode>().Should().BeEquivalentTo(Enum.GetNames<OpCode>());
    }

    /// <summary>The operands that attributes state as text make whole instructions.</summary>
    [Fact]
    public void Every_attribute_s_instructions_decode()
    {
        foreach ((MethodBase member, OpCodeAttribute[] codes) in Members())
        {
            byte[] script = [.. codes.SelectMany(code =>
                Convert.FromHexString(code.Operand.Replace("0x", "")).Prepend((byte)code.OpCode))];
            var decoded = new Script(script);
            int address = 0;
            foreach (OpCodeAttribute code in codes)
            {
                Instruction instruction = decoded.GetInstruction(address);
                ((byte)instruction.OpCode).Should().Be((byte)code.OpCode, $"{member.DeclaringType}.{member}");
                address += instruction.Size;
            }
            address.Should().Be(script.Length, $"{member.DeclaringType}.{member}");
        }
    }

    static IEnumerable<(MethodBase Member, OpCodeAttribute[] Codes)> Members()
        => typeof(Framework.ByteString).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
                | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>()
            .Select(member => (member, member.GetCustomAttributes<OpCodeAttribute>().ToArray()))
            .Where(member => member.Item2.Length > 0);
}
