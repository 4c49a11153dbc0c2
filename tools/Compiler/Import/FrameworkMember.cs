using System.Globalization;
using Mono.Cecil;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// What a framework member is on NeoVM, as its attributes say: an instruction sequence, another contract's method,
/// a literal computed at compile time. Attributes win over a body, which is there for .NET only.
/// </summary>
public sealed class FrameworkMember
{
    const byte AllCallFlags = 15;

    static readonly Dictionary<MethodDefinition, FrameworkMember?> known = [];

    public IReadOnlyList<RawInstruction> Code { get; private init; } = [];

    /// <summary>Argument 0 is on top of the stack.</summary>
    public bool Reversed { get; private init; }

    public byte[]? ContractHash { get; private init; }

    public string? ContractMethod { get; private init; }

    public byte CallFlags { get; private init; } = AllCallFlags;

    /// <summary>The property is the contract's hash itself.</summary>
    public bool IsHash { get; private init; }

    /// <summary>The parameter type of <c>[Literal]</c>, whose constant string is converted at compile time.</summary>
    public byte? Literal { get; private init; }

    public static FrameworkMember? Of(MethodDefinition method)
    {
        lock (known)
        {
            if (!known.TryGetValue(method, out var member))
                known[method] = member = Describe(method);
            return member;
        }
    }

    /// <summary>A property without code that means the hash of the contract that it stands in.</summary>
    public static bool IsOwnHash(MethodDefinition method) => method is { IsGetter: true, RVA: 0 }
        && Find(method.DeclaringType, "ContractAttribute") is null
        && Exports.PropertyOf(method) is { } property && (Find(property, "ContractHashAttribute") ?? Find(method, "ContractHashAttribute")) is not null;

    static FrameworkMember? Describe(MethodDefinition method)
    {
        var code = method.CustomAttributes.Select(Instruction).OfType<RawInstruction>().ToList();
        if (code.Count > 0)
            return new FrameworkMember { Code = code, Reversed = IsReversed(method) };
        if (Find(method, "LiteralAttribute") is { } literal)
            return new FrameworkMember { Literal = Convert.ToByte(literal.ConstructorArguments[0].Value, CultureInfo.InvariantCulture) };
        var contract = Find(method.DeclaringType, "ContractAttribute");
        if (contract is null)
            return null;
        return DescribeContractMember(method, ScriptHash((string)contract.ConstructorArguments[0].Value));
    }

    static FrameworkMember? DescribeContractMember(MethodDefinition method, byte[] hash)
    {
        var property = method.DeclaringType.Properties.FirstOrDefault(
            item => item.GetMethod == method || item.SetMethod == method);
        if (Find(method, "ContractHashAttribute") is not null
            || (property is not null && Find(property, "ContractHashAttribute") is not null))
            return new FrameworkMember { ContractHash = hash, IsHash = true };
        bool isNative = method.RVA == 0 || Find(method, "NativeAttribute") is not null
            || (property is not null && Find(property, "NativeAttribute") is not null);
        if (!isNative)
            return null;
        var flags = Find(method, "CallFlagsAttribute") ?? (property is null ? null : Find(property, "CallFlagsAttribute"));
        return new FrameworkMember
        {
            ContractHash = hash,
            ContractMethod = ExternalName(method, property),
            CallFlags = flags is null
                ? AllCallFlags
                : Convert.ToByte(flags.ConstructorArguments[0].Value, CultureInfo.InvariantCulture),
        };
    }

    static string ExternalName(MethodDefinition method, PropertyDefinition? property)
    {
        var given = Find(method, "DisplayNameAttribute")
            ?? (property is null ? null : Find(property, "DisplayNameAttribute"));
        if (given is not null)
            return (string)given.ConstructorArguments[0].Value;
        return Exports.LowerFirst(property is not null && method == property.GetMethod ? property.Name : method.Name);
    }

    static bool IsReversed(MethodDefinition method)
    {
        var first = method.CustomAttributes.First(
            item => item.AttributeType.Name is "SyscallAttribute" or "OpCodeAttribute" or "CallingConventionAttribute");
        // CallingConvention.Cdecl is 2.
        return first.AttributeType.Name == "SyscallAttribute"
            || (first.AttributeType.Name == "CallingConventionAttribute" && (int)first.ConstructorArguments[0].Value == 2);
    }

    static RawInstruction? Instruction(CustomAttribute attribute)
    {
        var arguments = attribute.ConstructorArguments;
        switch (attribute.AttributeType.Name)
        {
            case "SyscallAttribute":
                return new RawInstruction(OpCode.SYSCALL, [], (string)arguments[0].Value);
            case "OpCodeAttribute":
                var code = (OpCode)Convert.ToByte(arguments[0].Value, CultureInfo.InvariantCulture);
                byte[] operand = arguments.Count == 1 ? [] : Operand(arguments[1].Value);
                return new RawInstruction(code, operand, null);
            default:
                return null;
        }
    }

    static byte[] Operand(object value) => value switch
    {
        string text => Convert.FromHexString(text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : text),
        CustomAttributeArgument inner => Operand(inner.Value),
        _ => [Convert.ToByte(value, CultureInfo.InvariantCulture)],
    };

    /// <summary>A hash as people write it, in script order.</summary>
    static byte[] ScriptHash(string text)
    {
        byte[] hash = Operand(text);
        Array.Reverse(hash);
        return hash;
    }

    static CustomAttribute? Find(ICustomAttributeProvider provider, string name) =>
        provider.HasCustomAttributes
            ? provider.CustomAttributes.FirstOrDefault(item => item.AttributeType.Name == name)
            : null;
}
