using System.Text;
using StarMiner.ClientGenerator.Abi;

namespace StarMiner.ClientGenerator.TypeScript;

/// <summary>One contract as an ES module and as its types.</summary>
sealed class ContractModule(AbiContract contract)
{
    public string Class { get; } = TsNames.Class(contract.Name);

    /// <summary>Of the files, without what it ends in: <c>job-market</c>.</summary>
    public string File => TsNames.File(contract.Name);

    public string Script()
    {
        var text = new StringBuilder("import { Contract } from \"./contract.js\";\n");
        text.Append("import { namedErrors } from \"./errors.js\";\n\n");
        text.Append($"const abi = {{\n  name: {TsNames.Quoted(contract.Name)},\n  methods: [\n");
        foreach (var method in contract.Methods)
        {
            string named = $"name: {TsNames.Quoted(method.Name)}, parameters: [{Types(method.Parameters)}]";
            text.Append($"    {{ {named}, result: \"{method.Result}\" }},\n");
        }
        text.Append("  ],\n  events: {\n");
        foreach (var @event in contract.Events)
            text.Append($"    {TsNames.Quoted(@event.Name)}: [{Fields(@event)}],\n");
        text.Append($"  }},\n}};\n\nexport const {Class}Errors = namedErrors({{\n");
        foreach (string error in contract.Errors)
            text.Append($"  {TsNames.Error(error, contract.Name)}: {TsNames.Quoted(error)},\n");
        text.Append($"}});\n\nexport class {Class} extends Contract {{\n");
        text.Append("  constructor(chain, hash) {\n    super(chain, hash, abi);\n  }\n");
        foreach (var overloads in Overloads()) Method(text, overloads);
        return text.Append("}\n").ToString();
    }

    public string Types()
    {
        var text = new StringBuilder("import type { Chain } from \"./chain.js\";\nimport type { Call } from \"./contract.js\";\n");
        text.Append("import { Contract } from \"./contract.js\";\nimport type { ContractError } from \"./errors.js\";\n");
        text.Append("import type {\n  Argument, BytesArgument, Hash160, Hash256, IntegerArgument, PublicKey, Value,\n");
        text.Append("} from \"./values.js\";\n\n");
        text.Append($"/** Errors that {contract.Name} names, as classes. */\nexport declare const {Class}Errors: {{\n");
        foreach (string error in contract.Errors)
            text.Append($"  /** {error} */\n  readonly {TsNames.Error(error, contract.Name)}: typeof ContractError;\n");
        text.Append($"}};\n\n/** Events of {contract.Name} with their fields. */\nexport interface {Class}Events {{\n");
        foreach (var @event in contract.Events)
        {
            var fields = @event.Parameters.Select(one => $"{TsNames.Quoted(one.Name)}: {TsTypes.Result(one.Type)}");
            text.Append($"  {TsNames.Quoted(@event.Name)}: {{ {string.Join("; ", fields)} }};\n");
        }
        text.Append($"}}\n\nexport declare class {Class} extends Contract<{Class}Events> {{\n");
        text.Append("  constructor(chain: Chain, hash: Hash160);\n");
        foreach (var overloads in Overloads())
        {
            foreach (var method in overloads) text.Append(Signature(method));
        }
        return text.Append("}\n").ToString();
    }

    IEnumerable<IGrouping<string, AbiMethod>> Overloads() => contract.Methods.GroupBy(method => method.Name);

    /// <summary>Methods of one name are one function; the base class picks by the number of arguments.</summary>
    static void Method(StringBuilder text, IGrouping<string, AbiMethod> overloads)
    {
        string name = TsNames.Member(overloads.Key), quoted = TsNames.Quoted(overloads.Key);
        bool one = overloads.Count() == 1;
        string parameters = one ? string.Join(", ", Names(overloads.First())) : "...args";
        string sent = parameters.Length == 0 ? quoted : $"{quoted}, {parameters}";
        string how = overloads.All(method => method.IsSafe) ? "read" : "call";
        text.Append($"\n  {name}({parameters}) {{\n    return this.{how}({sent});\n  }}\n");
    }

    /// <summary>Overloads of which one is a transaction are transactions all: a name has one way to be used.</summary>
    string Signature(AbiMethod method)
    {
        string[] names = [.. Names(method)];
        string parameters = string.Join(", ", method.Parameters.Select((one, i) => $"{names[i]}: {TsTypes.Argument(one.Type)}"));
        string result = TsTypes.Result(method.Result);
        bool safe = contract.Methods.Where(other => other.Name == method.Name).All(other => other.IsSafe);
        return $"  /** {method.Signature.Replace("*/", "* /")}{(safe ? ", read only" : "")} */\n"
            + $"  {TsNames.Member(method.Name)}({parameters}): {(safe ? $"Promise<{result}>" : $"Call<{result}>")};\n";
    }

    static IEnumerable<string> Names(AbiMethod method) => method.Parameters.Select(one => TsNames.Parameter(one.Name));

    static string Types(IEnumerable<AbiParameter> parameters) => string.Join(", ", parameters.Select(one => $"\"{one.Type}\""));

    static string Fields(AbiEvent @event) =>
        string.Join(", ", @event.Parameters.Select(one => $"[{TsNames.Quoted(one.Name)}, \"{one.Type}\"]"));
}
