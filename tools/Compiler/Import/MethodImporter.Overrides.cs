using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>Calls of Object's methods on a class that has its own.</summary>
public sealed partial class MethodImporter
{
    /// <summary>
    /// C# calls the method where it was first declared, Object.ToString for one. What the receiver is known to be may override
    /// it; what derives from that may not once more, or the call is virtual after all.
    /// </summary>
    MethodInstance KnownOverride(MethodInstance target, Expr[] operands)
    {
        if (target is not { HasThis: true, DeclaringType.FullName: "System.Object" } || operands[0].Type.Clr is not { } known
            || TypeMap.IsBcl(known) || known.IsGenericParameter)
            return target;
        for (var at = TypeMap.Resolve(known); at is not null; at = TypeMap.BaseOf(at))
            if (at.Methods.FirstOrDefault(item => item.IsVirtual && !item.IsNewSlot && Implements(item, target)) is { } found)
                return new MethodInstance(found.On(known), method.Context);
        return target;
    }
}
