using System.Collections;
using System.Numerics;
using System.Text;
using Neo.VM.Types;
using Array = System.Array;
using Buffer = Neo.VM.Types.Buffer;

namespace StarMiner.Compiler.Tests.Harness;

/// <summary>Values on both sides, brought to one form.</summary>
static class Values
{
    public static object? Copy(object? value) => value is Array array ? array.Clone() : value;

    public static StackItem ToItem(object? value) => value switch
    {
        null => StackItem.Null,
        bool truth => truth,
        string text => text,
        byte[] bytes when bytes.GetType() == typeof(byte[]) => new Buffer(bytes),
        BigInteger number => number,
        Enum named => new BigInteger(Convert.ToInt64(named)),
        char letter => new BigInteger(letter),
        IEnumerable items => new Neo.VM.Types.Array(items.Cast<object?>().Select(ToItem)),
        IConvertible number => BigInteger.Parse(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    public static string Show(object? value, Type type) => value switch
    {
        null => "null",
        StackItem item => Show(item, type),
        bool truth => $"bool {truth}",
        string text => $"bytes {Convert.ToHexString(Encoding.UTF8.GetBytes(text))}",
        // .NET takes an sbyte[] for a byte[] too.
        byte[] bytes when bytes.GetType() == typeof(byte[]) => $"bytes {Convert.ToHexString(bytes)}",
        BigInteger number => $"integer {number}",
        Enum named => $"integer {named:D}",
        char letter => $"integer {(int)letter}",
        System.Runtime.CompilerServices.ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length)
            .Select(i => Show(tuple[i], tuple[i]?.GetType() ?? typeof(object))))})",
        IEnumerable items => $"({string.Join(", ", items.Cast<object?>().Select(item => Show(item, typeof(object))))})",
        IConvertible number => $"integer {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        _ => ShowFields(value),
    };

    static string ShowFields(object value)
    {
        var fields = value.GetType().GetFields(
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic);
        return $"({string.Join(", ", fields.Select(field => Show(field.GetValue(value), field.FieldType)))})";
    }

    static string Show(StackItem item, Type type) => item switch
    {
        Null => "null",
        Neo.VM.Types.Boolean truth => $"bool {truth.GetBoolean()}",
        Integer number => $"integer {number.GetInteger()}",
        ByteString or Buffer => $"bytes {Convert.ToHexString(item.GetSpan())}",
        Neo.VM.Types.Array array => $"({string.Join(", ", array.Select(inner => Show(inner, typeof(object))))})",
        _ => item.Type.ToString(),
    };
}
