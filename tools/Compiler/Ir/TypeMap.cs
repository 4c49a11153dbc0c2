using Mono.Cecil;

namespace StarMiner.Compiler.Ir;

/// <summary>What C# types look like on NeoVM.</summary>
public static class TypeMap
{
    public static IrType Of(TypeReference type)
    {
        type = Strip(type);
        switch (type.MetadataType)
        {
            case MetadataType.Void: return IrType.Void;
            case MetadataType.Boolean: return IrType.Bool;
            case MetadataType.Char: return IrType.U2;
            case MetadataType.SByte: return new IrType(Kind.I1);
            case MetadataType.Byte: return IrType.U1;
            case MetadataType.Int16: return new IrType(Kind.I2);
            case MetadataType.UInt16: return IrType.U2;
            case MetadataType.Int32: return IrType.I4;
            case MetadataType.UInt32: return IrType.U4;
            case MetadataType.Int64 or MetadataType.IntPtr: return IrType.I8;
            case MetadataType.UInt64 or MetadataType.UIntPtr: return IrType.U8;
            case MetadataType.String: return IrType.Bytes;
            case MetadataType.Single or MetadataType.Double:
                throw new CompileException("NEOC1020", $"'{type.FullName}': NeoVM has no floating point numbers");
            case MetadataType.ByReference: return IrType.Address;
            case MetadataType.Pointer:
                throw new CompileException("NEOC1021", $"'{type.FullName}': there are no pointers on chain");
        }
        if (type is ArrayType array)
            return OfArray(array);
        if (type is GenericParameter)
            return new IrType(Kind.Object, type);
        return type.IsValueType ? OfValueType(type) : OfClass(type);
    }

    static IrType OfArray(ArrayType array)
    {
        if (array.Rank > 1)
            throw new CompileException("NEOC1022", $"'{array.FullName}': arrays have one dimension on chain; use T[][]");
        return array.ElementType.MetadataType == MetadataType.Byte ? IrType.Buffer : new IrType(Kind.Object, array);
    }

    static IrType OfValueType(TypeReference type)
    {
        if (type.FullName == "System.Numerics.BigInteger")
            return IrType.Big;
        if (type.FullName == "System.Decimal")
            throw new CompileException("NEOC1020", "'decimal': NeoVM has no fractions; count in the smallest unit");
        if (IsNullable(type))
            return new IrType(Kind.Object, type);
        if (IsSpan(type, out var item))
            return item.MetadataType switch
            {
                MetadataType.Byte => IrType.Buffer,
                MetadataType.Char => IrType.Bytes,
                _ => new IrType(Kind.Object, new ArrayType(item)),
            };
        if (type is GenericInstanceType { GenericArguments: [var one] } && type.Name.Contains("InlineArray", StringComparison.Ordinal))
            return new IrType(Kind.Object, new ArrayType(one));
        if (type is not GenericInstanceType && Resolve(type) is { IsEnum: true } definition)
            return Of(definition.Fields.First(field => !field.IsStatic).FieldType);
        return new IrType(Kind.Struct, type);
    }

    static IrType OfClass(TypeReference type)
    {
        if (!IsBcl(type) && ItemType(type) is 0x28)
            return new IrType(Kind.Bytes, type);
        return new IrType(Kind.Object, type);
    }

    /// <summary>The NeoVM item type that a framework class declares for its values; 0 if it declares none.</summary>
    public static byte ItemType(TypeReference type) => StackItem(type)?.ConstructorArguments[0].Value switch
    {
        null => 0,
        string hex => Convert.ToByte(hex.Replace("0x", ""), 16),
        var number => Convert.ToByte(number),
    };

    /// <summary>How many bytes each value of a framework class has; 0 if any number will do.</summary>
    public static int Size(TypeReference type) =>
        StackItem(type)?.Properties.FirstOrDefault(item => item.Name == "Size").Argument.Value is int size ? size : 0;

    static CustomAttribute? StackItem(TypeReference type)
    {
        if (type is ArrayType or GenericParameter)
            return null;
        for (var at = IsBcl(type) ? null : Resolve(type); at is not null; at = BaseOf(at))
            if (at.CustomAttributes.FirstOrDefault(item => item.AttributeType.Name == "StackItemAttribute") is { } mark)
                return mark;
        return null;
    }

    /// <summary>Instance fields, base classes' first, with their types in this instantiation.</summary>
    public static IReadOnlyList<(string Name, FieldDefinition? Field, TypeReference Type)> Fields(TypeReference type)
    {
        if (IsTuple(type))
            return [.. ((GenericInstanceType)type).GenericArguments.Select(
                (item, i) => (i < 7 ? $"Item{i + 1}" : "Rest", (FieldDefinition?)null, item))];
        if (IsBcl(type))
            throw new CompileException("NEOC1023", WaysOut.Missing(type.FullName));
        var definition = Resolve(type);
        var context = GenericContext.Of(type);
        var fields = new List<(string, FieldDefinition?, TypeReference)>();
        if (definition.BaseType is { } parent && !IsBcl(parent))
            fields.AddRange(Fields(context.Substitute(parent)));
        else if (Intrinsics.Exceptions.Is(type))
            fields.AddRange([("message", null, type.Module.TypeSystem.String), ("inner", null, type.Module.TypeSystem.Object)]);
        fields.AddRange(definition.Fields.Where(field => !field.IsStatic)
            .Select(field => (field.Name, (FieldDefinition?)field, context.Substitute(field.FieldType))));
        return fields;
    }

    public static int FieldIndex(TypeReference type, FieldReference field)
    {
        var fields = Fields(type);
        for (int i = 0; i < fields.Count; i++)
        {
            bool same = fields[i].Field is { } definition
                ? definition.Name == field.Name && definition.DeclaringType.FullName == OpenName(field.DeclaringType)
                : fields[i].Name == field.Name;
            if (same)
                return i;
        }
        throw new CompileException("NEOC1024", $"field '{field.FullName}' was not found");
    }

    public static bool HasNestedStruct(TypeReference type) =>
        Fields(type).Any(field => Of(field.Type).Kind == Kind.Struct);

    public static bool IsNullable(TypeReference type) =>
        type is GenericInstanceType { ElementType.FullName: "System.Nullable`1" };

    public static bool IsTuple(TypeReference type) =>
        type is GenericInstanceType instance
        && instance.ElementType.FullName.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    public static bool IsSpan(TypeReference type, out TypeReference item)
    {
        item = type is GenericInstanceType instance ? instance.GenericArguments[0] : type;
        return type is GenericInstanceType { ElementType.FullName: "System.ReadOnlySpan`1" or "System.Span`1" };
    }

    public static bool IsBcl(TypeReference type)
    {
        string? scope = type.GetElementType().Scope?.Name;
        return scope is not null && (scope == "System" || scope == "mscorlib" || scope == "netstandard"
            || scope.StartsWith("System.", StringComparison.Ordinal));
    }

    public static TypeDefinition Resolve(TypeReference type) =>
        type.Resolve() ?? throw new CompileException("NEOC1025", $"type '{type.FullName}' was not found");

    public static TypeDefinition? BaseOf(TypeDefinition type) =>
        type.BaseType is null || IsBcl(type.BaseType) ? null : Resolve(type.BaseType);

    public static TypeReference Strip(TypeReference type) =>
        type is IModifierType modifier ? Strip(modifier.ElementType) : type;

    static string OpenName(TypeReference type) => type.GetElementType().FullName;
}
