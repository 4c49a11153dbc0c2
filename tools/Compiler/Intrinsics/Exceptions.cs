using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>.NET's exceptions that programs throw: what they derive from and what they say when nothing is given.</summary>
static class Exceptions
{
    const string Root = "System.Exception";

    static readonly Dictionary<string, (string Parent, string Text)> known = new()
    {
        [Root] = ("", "Exception of type 'System.Exception' was thrown."),
        ["System.SystemException"] = (Root, "System error."),
        ["System.ApplicationException"] = (Root, "Error in the application."),
        ["System.ArgumentException"] = ("System.SystemException", "Value does not fall within the expected range."),
        ["System.ArgumentNullException"] = ("System.ArgumentException", "Value cannot be null."),
        ["System.ArgumentOutOfRangeException"] =
            ("System.ArgumentException", "Specified argument was out of the range of valid values."),
        ["System.ArithmeticException"] = ("System.SystemException", "Overflow or underflow in the arithmetic operation."),
        ["System.DivideByZeroException"] = ("System.ArithmeticException", "Attempted to divide by zero."),
        ["System.OverflowException"] = ("System.ArithmeticException", "Arithmetic operation resulted in an overflow."),
        ["System.FormatException"] = ("System.SystemException", "One of the identified items was in an invalid format."),
        ["System.IndexOutOfRangeException"] = ("System.SystemException", "Index was outside the bounds of the array."),
        ["System.InvalidCastException"] = ("System.SystemException", "Specified cast is not valid."),
        ["System.InvalidOperationException"] =
            ("System.SystemException", "Operation is not valid due to the current state of the object."),
        ["System.ObjectDisposedException"] = ("System.InvalidOperationException", "Cannot access a disposed object."),
        ["System.NotImplementedException"] = ("System.SystemException", "The method or operation is not implemented."),
        ["System.NotSupportedException"] = ("System.SystemException", "Specified method is not supported."),
        ["System.NullReferenceException"] =
            ("System.SystemException", "Object reference not set to an instance of an object."),
        ["System.RankException"] = ("System.SystemException", "Attempted to operate on an array with the incorrect number of dimensions."),
        ["System.TimeoutException"] = ("System.SystemException", "The operation has timed out."),
        ["System.UnauthorizedAccessException"] =
            ("System.SystemException", "Attempted to perform an unauthorized operation."),
        ["System.Collections.Generic.KeyNotFoundException"] =
            ("System.SystemException", "The given key was not present in the dictionary."),
    };

    public static bool IsKnown(string name) => known.ContainsKey(name);

    public static bool Derives(string from, string to)
    {
        for (string at = from; known.TryGetValue(at, out var item); at = item.Parent)
            if (at == to)
                return true;
        return false;
    }

    /// <summary>What a new exception says of itself when its maker does not.</summary>
    public static string TextOf(string type) => known.TryGetValue(type, out var item)
        ? item.Text
        : $"Exception of type '{type.Replace('/', '+')}' was thrown.";

    /// <summary>One of .NET's exceptions, or a class of the program that derives from one.</summary>
    public static bool Is(TypeReference type) => TypeMap.IsBcl(type)
        ? type.Name.EndsWith("Exception", StringComparison.Ordinal)
        : type is not (ArrayType or GenericParameter) && TypeMap.Resolve(type).BaseType is { } parent && Is(parent);
}
