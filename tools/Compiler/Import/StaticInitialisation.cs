using Mono.Cecil;
using StarMiner.Compiler.Evaluation;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// Static constructors run at compile time where they can: a read-only field whose value is known becomes that value
/// where it is read, and needs neither slot nor code.
/// </summary>
public static class StaticInitialisation
{
    /// <summary>
    /// Called when a static field, or one of the contract's own, is met for the first time, before it is read. The contract's
    /// constructor makes the one instance that there is.
    /// </summary>
    public static void Prepare(ContractModule module, TypeReference owner, FieldDefinition field, Variable variable)
    {
        if (InitialValue(field, variable) is { } literal)
        {
            variable.Initial = literal;
            variable.Known = field.IsInitOnly ? literal : null;
            return;
        }
        if (TypeMap.IsBcl(owner))
            return;
        if (!field.IsStatic)
            owner = module.Contract;
        var constructor = TypeMap.Resolve(owner).Methods.FirstOrDefault(item =>
            item.IsConstructor && item.IsStatic == field.IsStatic && (field.IsStatic || item.Parameters.Count == 0));
        if (constructor is not null)
            module.Initialise(new MethodInstance(constructor.On(owner), GenericContext.Empty));
    }

    /// <summary>Called when a static constructor has been imported: its read-only fields may be known now.</summary>
    public static void Learn(Function constructor, CompilerOptions options)
    {
        if (options.Runs("StaticEvaluation"))
            constructor.Outcome = StaticOutcome.Of(constructor);
        foreach (var (variable, value) in constructor.Outcome?.Values ?? new Dictionary<Variable, Expr>())
            if (variable.Field is { IsInitOnly: true } && IsTimeless(value, variable))
                variable.Known = value;
        var stores = constructor.Outcome is { IsWhole: true } outcome ? outcome.Rest : Stores(constructor);
        foreach (var group in stores.GroupBy(store => store.Variable))
            if (group.Key.Field is { IsInitOnly: true } && group.Count() == 1
                && group.First().Value is { } value && IsTimeless(value, group.Key))
                group.Key.Known = value;
    }

    static IEnumerable<Store> Stores(Function constructor) =>
        constructor.Blocks.Count > 1 ? [] : constructor.Statements.OfType<Store>();

    /// <summary>
    /// A literal, or an object of nothing but read-only fields that hold such values. A byte[] is known too, but its
    /// bytes may be written: see <see cref="Passes.KnownStatics"/>.
    /// </summary>
    public static bool IsTimeless(Expr value, Variable variable) => value switch
    {
        Const => true,
        Pack pack => variable.Declared is { } type && !TypeMap.IsBcl(type) && type is not ArrayType
            && TypeMap.Fields(type).All(field => field.Field is { IsInitOnly: true })
            && Array.TrueForAll(pack.Operands, item => item is Const
                || (item is Syscall { Operands.Length: 0 } && item.Effects == Effects.None)),
        _ => false,
    };

    /// <summary>The value that a [Hash160("...")] or similar attribute gives to a field.</summary>
    static Const? InitialValue(FieldDefinition field, Variable variable)
    {
        foreach (var attribute in field.CustomAttributes)
        {
            byte? type = attribute.AttributeType.Name switch
            {
                "IntegerAttribute" => 0x11,
                "ByteArrayAttribute" => 0x12,
                "StringAttribute" => 0x13,
                "Hash160Attribute" => 0x14,
                "UInt160Attribute" => 0x14,
                "UInt256Attribute" => 0x15,
                "PublicKeyAttribute" => 0x16,
                "InitialValueAttribute" => Convert.ToByte(attribute.ConstructorArguments[1].Value),
                _ => null,
            };
            if (type is not null)
                return Literals.Parse(type.Value, (string)attribute.ConstructorArguments[0].Value, variable.Cell ?? variable.Type);
        }
        return null;
    }
}
