using System.Reflection;
using Neo.SmartContract;
using Neo.SmartContract.Framework.Attributes;
using Framework = Neo.SmartContract.Framework;

namespace StarMiner.Tests.Api;

/// <summary>Every interop service that a member names exists on a 3.5 chain and takes what the member gives.</summary>
public class SyscallTests
{
    static readonly Dictionary<string, InteropDescriptor> Services
        = ApplicationEngine.Services.Values.ToDictionary(service => service.Name);

    // Their handlers return nothing; what the called script returns is the result.
    static readonly string[] LeavesTheCalleesResult = ["System.Contract.Call", "System.Runtime.LoadScript"];

    [Theory]
    [MemberData(nameof(Members))]
    public void Member_is_a_service_of_the_engine(string name, string syscall)
    {
        Services.Should().ContainKey(syscall, name);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Member_has_the_arguments_of_its_service(string name, string syscall)
    {
        MethodBase member = Find(name, syscall);
        if (member.GetCustomAttributes<OpCodeAttribute>().Any()) return; // its instructions make the arguments
        int receiver = member.IsStatic ? 0 : 1;
        (member.GetParameters().Length + receiver).Should().Be(Services[syscall].Parameters.Count, name);
        if (LeavesTheCalleesResult.Contains(syscall)) return;
        bool returns = ((MethodInfo)member).ReturnType != typeof(void);
        returns.Should().Be(Services[syscall].Handler.ReturnType != typeof(void), name);
    }

    public static TheoryData<string, string> Members()
    {
        var data = new TheoryData<string, string>();
        foreach (MethodBase member in Callable())
            data.Add(Text(member), member.GetCustomAttribute<SyscallAttribute>()!.Method);
        return data;
    }

    static MethodBase Find(string name, string syscall)
        => Callable().Single(member => Text(member) == name && member.GetCustomAttribute<SyscallAttribute>()!.Method == syscall);

    static string Text(MethodBase member) => $"{member.DeclaringType!.Name}: {member}";

    static IEnumerable<MethodBase> Callable()
        => typeof(Framework.ByteString).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
                | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>()
            .Where(member => member.GetCustomAttribute<SyscallAttribute>() is not null);
}
