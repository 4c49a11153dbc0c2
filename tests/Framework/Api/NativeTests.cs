using System.ComponentModel;
using System.Reflection;
using Neo;
using Neo.SmartContract;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Manifest;
using Neo.SmartContract.Native;
using Framework = Neo.SmartContract.Framework;

namespace StarMiner.Tests.Api;

/// <summary>Every member of a native contract's class is a method of that native contract on a 3.5 chain.</summary>
public class NativeTests
{
    [Theory]
    [MemberData(nameof(Members))]
    public void Member_is_a_method_of_the_native_contract(string type, string member, int parameters, bool returns)
    {
        ContractMethodDescriptor? method = Contract(type).Manifest.Abi.GetMethod(member, parameters);
        method.Should().NotBeNull();
        (method!.ReturnType != ContractParameterType.Void).Should().Be(returns);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Class_names_the_native_contract_s_hash(string type)
    {
        Contract(type).Hash.ToString().Should().Be(Class(type).GetCustomAttribute<ContractAttribute>()!.Hash);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Class_offers_every_method_that_a_contract_may_use(string type)
    {
        var offered = Members(Class(type)).Select(member => (member.Name, member.Parameters)).ToHashSet();
        // Committee's business, or the chain's own.
        string[] closed = ["finish", "verify", "blockAccount", "unblockAccount", "designateAsRole"];
        Contract(type).Manifest.Abi.Methods
            .Where(method => !method.Name.StartsWith("set", StringComparison.Ordinal) && !closed.Contains(method.Name))
            .Where(method => method is not { Name: "itoa" or "atoi", Parameters.Length: 1 }) // C#'s default base is given
            .Where(method => method is not { Name: "transfer", Parameters.Length: 3 })
            .Select(method => (method.Name, method.Parameters.Length))
            .Should().BeSubsetOf(offered);
    }

    public static TheoryData<string> Types() => [.. Classes().Select(type => type.Name)];

    public static TheoryData<string, string, int, bool> Members()
    {
        var data = new TheoryData<string, string, int, bool>();
        foreach (Type type in Classes())
            foreach ((string name, int parameters, bool returns) in Members(type).Distinct())
                data.Add(type.Name, name, parameters, returns);
        return data;
    }

    static IEnumerable<(string Name, int Parameters, bool Returns)> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (PropertyInfo property in type.GetProperties(Declared))
            if (property.GetCustomAttribute<ContractHashAttribute>() is null)
                yield return (LowerFirst(property.Name), 0, true);
        foreach (MethodInfo method in type.GetMethods(Declared).Where(IsCall))
            yield return (NameOf(method), method.GetParameters().Length, method.ReturnType != typeof(void));
    }

    /// <summary>Else it is C# over such calls.</summary>
    static bool IsCall(MethodInfo method)
        => !method.IsSpecialName
            && (method.GetMethodBody() is null || method.CustomAttributes.Any(a => a.AttributeType.Name == "NativeAttribute"));

    static string NameOf(MethodInfo method)
        => method.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? LowerFirst(method.Name);

    static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    static IEnumerable<Type> Classes()
        => typeof(Framework.ByteString).Assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<ContractAttribute>() is not null);

    static Type Class(string name) => Classes().Single(type => type.Name == name);

    static NativeContract Contract(string type)
    {
        UInt160 hash = UInt160.Parse(Class(type).GetCustomAttribute<ContractAttribute>()!.Hash);
        return NativeContract.Contracts.Single(contract => contract.Hash == hash);
    }
}
