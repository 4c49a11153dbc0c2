using Mono.Cecil;
using StarMiner.Compiler;
using StarMiner.Compiler.Ir;

namespace StarMiner.Bindings;

/// <summary>One event: a record, and how to find it in a receipt.</summary>
static class ProxyEvent
{
    public static void Write(CodeText text, CompiledEvent @event, ProxyTypes types)
    {
        string record = Names.Pascal(@event.Name) + "Event";
        (string Name, ProxyType Type)[] values = Values(@event.Field, types);
        string fields = string.Join(", ", values.Select(value => $"{value.Type.Name} {value.Name}"));
        text.Line($"public sealed record {record}({fields});").Line();
        text.Line($"public IReadOnlyList<{record}> {record}sIn(Receipt receipt) =>");
        string read = string.Join(", ", values.Select((value, i) => value.Type.Read($"values[{i}]")));
        string found = $"EventsIn(receipt, {ProxyWriter.Quoted(@event.Name)}, {values.Length})";
        text.Indented(() => text.Line($"[.. {found}.Select(values => new {record}({read}))];"));
    }

    static (string, ProxyType)[] Values(FieldDefinition field, ProxyTypes types)
    {
        MethodDefinition? invoke = field.FieldType.Resolve()?.Methods.FirstOrDefault(method => method.Name == "Invoke");
        var context = GenericContext.Of(field.FieldType);
        return [.. (invoke?.Parameters ?? Enumerable.Empty<ParameterDefinition>()).Select(parameter => (
            Names.Pascal(parameter.Name),
            types.Of(
                context.Substitute(parameter.ParameterType),
                Nullability.MayBeNull(parameter, invoke, invoke!.DeclaringType, invoke.DeclaringType.DeclaringType))))];
    }
}
