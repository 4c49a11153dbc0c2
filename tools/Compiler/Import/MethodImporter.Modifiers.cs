using System.Numerics;
using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// [NoReentrant] and its like: an attribute whose Enter runs before the method and whose Exit runs after it, each as the C#
/// that it is.
/// </summary>
public sealed partial class MethodImporter
{
    readonly List<(TypeDefinition Type, Variable Instance)> modifiers = [];

    void EnterModifiers()
    {
        foreach (var attribute in Definition.CustomAttributes.Where(IsModifier))
        {
            foreach (var argument in attribute.ConstructorArguments)
                Push(Constant(argument));
            NewObject(attribute.Constructor);
            var instance = NewTemporary(TypeMap.Of(attribute.AttributeType));
            Add(new Store(instance, Pop()));
            modifiers.Add((TypeMap.Resolve(attribute.AttributeType), instance));
            CallModifier(modifiers[^1], "Enter");
        }
    }

    /// <summary>In the opposite order, with the result already computed.</summary>
    void ExitModifiers()
    {
        for (int i = modifiers.Count - 1; i >= 0; i--)
            CallModifier(modifiers[i], "Exit");
    }

    void CallModifier((TypeDefinition Type, Variable Instance) modifier, string name)
    {
        for (TypeDefinition? at = modifier.Type; at is not null; at = TypeMap.BaseOf(at))
            if (at.Methods.FirstOrDefault(item => item.Name == name && item.Parameters.Count == 0 && !item.IsAbstract) is { } found)
            {
                Push(new Load(modifier.Instance));
                CallMethod(found, false);
                return;
            }
        throw new CompileException("NEOC1025", $"'{modifier.Type.Name}' has no {name}");
    }

    static bool IsModifier(CustomAttribute attribute)
    {
        if (TypeMap.IsBcl(attribute.AttributeType))
            return false;
        for (TypeDefinition? at = TypeMap.Resolve(attribute.AttributeType); at is not null; at = TypeMap.BaseOf(at))
            if (at.FullName == "Neo.SmartContract.Framework.Attributes.ModifierAttribute")
                return true;
        return false;
    }

    static Const Constant(CustomAttributeArgument argument) => argument.Value switch
    {
        string text => Text(text),
        null => new Const(null, TypeMap.Of(argument.Type)),
        bool truth => new Const(truth, IrType.Bool),
        IConvertible number => new Const(new BigInteger(Convert.ToDecimal(number)), TypeMap.Of(argument.Type)),
        _ => throw new CompileException("NEOC1046", $"an attribute's argument of type '{argument.Type.Name}'"),
    };
}
