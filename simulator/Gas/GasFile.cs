using System.Text.Json;

namespace StarMiner.Simulator.Gas;

/// <summary>Profiles on disk, one <c>*.gas.json</c> a process that wrote; a folder of them adds up.</summary>
public static class GasFile
{
    const string Ending = ".gas.json";

    sealed record Call(string Contract, string Method, long Calls, long Own, Call[] Callees);

    sealed record Line(string File, int Number, long Runs, long Own, long Called);

    sealed record Document(
        long Transactions, Call Root, Dictionary<string, MethodGas> Methods, Line[] Lines,
        Dictionary<string, ServiceGas> Services);

    /// <param name="name">Of the file, without its ending.</param>
    public static void Write(string folder, string name, GasProfile profile)
    {
        Directory.CreateDirectory(folder);
        var document = new Document(
            profile.Transactions, CallOf(profile.Root), new(profile.Methods),
            [.. profile.Lines.Select(l => new Line(l.Key.File, l.Key.Line, l.Value.Runs, l.Value.OwnDatoshi, l.Value.CalledDatoshi))],
            new(profile.Services));
        using FileStream file = File.Create(Path.Combine(folder, name + Ending));
        JsonSerializer.Serialize(file, document, Options);
    }

    /// <exception cref="InvalidDataException">A file is no such file, or there is none; the message says which.</exception>
    public static GasProfile Read(string folder)
    {
        var profile = new GasProfile();
        string[] files = [.. Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)];
        if (files.Length == 0) throw new InvalidDataException($"{folder} holds no {Ending} file");
        foreach (string path in files) profile.Add(ReadFile(path));
        return profile;
    }

    /// <summary>A tree of calls may be as deep as Neo's invocation stack, and each call is two levels of JSON.</summary>
    static readonly JsonSerializerOptions Options = new() { MaxDepth = 4_096 };

    static GasProfile ReadFile(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            Document document = JsonSerializer.Deserialize<Document>(file, Options)!;
            var profile = new GasProfile { Transactions = document.Transactions };
            profile.Root.Add(NodeOf(document.Root));
            foreach (var (name, gas) in document.Methods) profile.Methods[name] = gas;
            foreach (var (name, gas) in document.Services) profile.Services[name] = gas;
            foreach (Line line in document.Lines)
                profile.Lines[new LineKey(line.File, line.Number)] = new LineGas(line.Runs, line.Own, line.Called);
            return profile;
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or ArgumentNullException)
        {
            throw new InvalidDataException($"{path} is no GAS profile: {e.Message}", e);
        }
    }

    static Call CallOf(GasNode node) =>
        new(node.Contract, node.Method, node.Calls, node.OwnDatoshi, [.. node.Callees.Select(CallOf)]);

    static GasNode NodeOf(Call call)
    {
        var node = new GasNode(call.Contract, call.Method) { Calls = call.Calls, OwnDatoshi = call.Own };
        foreach (Call callee in call.Callees) node.Callee(callee.Contract, callee.Method).Add(NodeOf(callee));
        return node;
    }
}
