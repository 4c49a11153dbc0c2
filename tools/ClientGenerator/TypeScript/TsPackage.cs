using System.Text;
using StarMiner.ClientGenerator.Abi;

namespace StarMiner.ClientGenerator.TypeScript;

/// <summary>An npm package of ES modules over neon-js: plain JavaScript, with types beside it.</summary>
public static class TsPackage
{
    const string NeonVersion = "^5.9.0";

    static readonly string[] fixedModules = ["values", "errors", "chain", "contract"];

    /// <param name="name">Of the package, as npm knows it.</param>
    /// <param name="suite">Whether these are the contracts of the AGPU suite, which have a module that holds them all.</param>
    /// <returns>What to write, by file name.</returns>
    public static IReadOnlyDictionary<string, string> Of(string name, IReadOnlyList<AbiContract> contracts, bool suite)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["package.json"] = Manifest(name) };
        foreach (string module in fixedModules)
        {
            files[module + ".js"] = Resource(module + ".js");
            files[module + ".d.ts"] = Resource(module + ".d.ts");
        }
        files["neon.js"] = Resource("neon.js");
        files["neon.d.ts"] = Resource("neon.d.ts");
        List<string> modules = [.. fixedModules];
        foreach (var contract in contracts)
        {
            var module = new ContractModule(contract);
            files[module.File + ".js"] = module.Script();
            files[module.File + ".d.ts"] = module.Types();
            modules.Add(module.File);
        }
        if (suite)
        {
            files["suite.js"] = Resource("suite.js");
            files["suite.d.ts"] = Resource("suite.d.ts");
            modules.Add("suite");
        }
        string index = string.Concat(modules.Select(module => $"export * from \"./{module}.js\";\n"));
        files["index.js"] = files["index.d.ts"] = index;
        return files;
    }

    static string Manifest(string name) => $$"""
        {
          "name": {{TsNames.Quoted(name)}},
          "version": "0.1.0",
          "description": "Neo N3 contracts as classes over neon-js, written by starminer bindgen",
          "type": "module",
          "main": "index.js",
          "types": "index.d.ts",
          "exports": { ".": { "types": "./index.d.ts", "default": "./index.js" }, "./*": "./*" },
          "sideEffects": true,
          "peerDependencies": { "@cityofzion/neon-js": "{{NeonVersion}}" }
        }

        """;

    static string Resource(string file)
    {
        using var stream = typeof(TsPackage).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is no part of this program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
