using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// IEnumerable: an array, a list or bytes as they are, or an object of the program, an iterator method's for one. Only the
/// object has a type, so everything else is walked through by index.
/// </summary>
public sealed partial class MethodImporter
{
    const string SequenceName = "System.Collections.Generic.IEnumerable`1", AnySequenceName = "System.Collections.IEnumerable";

    static bool IsSequence(TypeReference type) => type.GetElementType().FullName is SequenceName or AnySequenceName;

    /// <summary>GetEnumerator on something that is only known as a sequence.</summary>
    bool DispatchSequence(MethodInstance target, Expr[] operands)
    {
        if (target.Reference.Name != "GetEnumerator" || !IsSequence(target.DeclaringType))
            return false;
        var known = operands[0].Type.Clr;
        bool isItems = operands[0].Type.Kind is not Kind.Object || known is ArrayType
            || (Hierarchy.IsOwn(known) && TypeMap.ItemType(known!) != 0);
        if (!isItems && Hierarchy.IsOwn(known) && !TypeMap.Resolve(known!).IsInterface)
            return false;
        var ways = isItems ? [] : Ways(target.DeclaringType, target);
        if (ways.Count == 0)
            Walk(target, operands[0]);
        else
            Select(operands, ways, values => Walk(target, values[0]), TypeMap.Of(target.ReturnType));
        return true;
    }

    void Walk(MethodInstance target, Expr items)
    {
        var item = target.DeclaringType is GenericInstanceType { GenericArguments: [var one] } ? one : module.Contract.Module.TypeSystem.Object;
        var cursor = new GenericInstanceType(BaseLibrary.Of(module.Contract.Module).Type("System.Array.Enumerator"));
        cursor.GenericArguments.Add(item);
        Push(As(Value(items), TypeMap.Of(new ArrayType(item))));
        NewObject(TypeMap.Resolve(cursor).Methods.First(method => method.IsConstructor).On(cursor));
    }

    /// <summary>
    /// The framework's queries take their source as the array that it is (NOP). Where the program has sequences of its own,
    /// their items are collected first.
    /// </summary>
    bool CollectSequence(MethodInstance target, Expr[] operands)
    {
        if (target.DeclaringType.FullName != "Neo.SmartContract.Framework.Linq.Sequence" || target.Reference.Name != "Items"
            || !module.View.Made.Any(type => Hierarchy.Lineage(type).Any(at => TypeMap.Resolve(at).Interfaces
                .Any(item => IsSequence(item.InterfaceType)))))
            return false;
        var collect = TypeMap.Resolve(target.DeclaringType).Methods.First(method => method.Name == "Collect");
        var closed = new GenericInstanceMethod(collect);
        closed.GenericArguments.Add(target.Context.OfMethod[0]);
        CallFunction(new MethodInstance(closed, GenericContext.Empty), operands);
        return true;
    }
}
