namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Variables, and what is inside them: fields, items of arrays and tuples.</summary>
sealed partial class ProgramGenerator
{
    IEnumerable<Variable> Readable() => variables.Where(item => item.Type is not LocalFunctionType)
        .Concat(body.IsPure ? statics.Where(item => !item.IsAssignable && item.Name != "Log") : statics);

    /// <summary>Somewhere to store into, with its type.</summary>
    (Term Place, CsType Type)? Target(Func<CsType, bool>? wanted = null)
    {
        var found = Places(true).Where(item => wanted is null || wanted(item.Type)).ToList();
        if (found.Count == 0)
            return null;
        var (make, type) = dice.Pick(found);
        return (make(), type);
    }

    List<Func<Term>> Sources(CsType type) =>
        [.. Places(false).Where(item => item.Type.Name == type.Name).Select(item => item.Make)];

    /// <summary>Everything that can be read or stored, written out only when it is taken.</summary>
    IEnumerable<(Func<Term> Make, CsType Type)> Places(bool stores)
    {
        if (stores && body.IsPure)
            yield break;
        foreach (var variable in Readable())
        {
            if (!stores || variable.IsAssignable)
                yield return (() => Term.Expression(variable.Type, $"{variable.Name}"), variable.Type);
            // An item of an array can be stored through a variable that cannot; a field of a struct cannot.
            foreach (var place in Inside(variable.Name, variable.Type, stores && !variable.IsAssignable, stores))
                yield return place;
        }
    }

    IEnumerable<(Func<Term> Make, CsType Type)> Inside(string name, CsType type, bool isFixed, bool stores)
    {
        switch (type)
        {
            case TupleOf tuple when !isFixed:
                for (int i = 0; i < tuple.Items.Count; i++)
                {
                    string item = $"{name}.Item{i + 1}";
                    var of = tuple.Items[i];
                    yield return (() => Term.Expression(of, $"{item}"), of);
                }
                break;
            case ObjectType made when !isFixed || !made.IsStruct:
                foreach (var field in made.AllFields.Where(field => !stores || field.IsAssignable))
                    yield return (() => Term.Expression(field.Type, $"{name}.{field.Name}"), field.Type);
                break;
            case ArrayOf array:
                yield return (() => Term.Expression(array.Item, $"{name}[{IndexInto(name)}]"), array.Item);
                break;
        }
    }

    /// <summary>
    /// Arrays have two items at least. The place may stand in a checked statement, where C# refuses constants that wrap.
    /// </summary>
    Term IndexInto(string array) => dice.Percent(10)
        ? Term.Group($"^{1 + dice.Below(2)}")
        : dice.Percent(90)
        ? Term.Expression(CsType.Int, $"unchecked({Integer(CsType.Int, 1)} & 1)")
        : Term.Expression(CsType.Int, $"unchecked({Integer(CsType.UShort, 1)} % {array}.Length)");
}
