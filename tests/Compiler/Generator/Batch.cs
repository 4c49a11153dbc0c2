using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Many programs as one assembly, for .NET and for neoc.</summary>
sealed class Batch : IDisposable
{
    static readonly MetadataReference[] references = [.. References()];
    static readonly CSharpParseOptions language = new(LanguageVersion.Latest);

    /// <summary>Compilations that are made from this one share what they know of the referenced assemblies.</summary>
    static readonly CSharpCompilation empty = CSharpCompilation.Create("Programs", [], references, new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, deterministic: true, generalDiagnosticOption: ReportDiagnostic.Suppress, warningLevel: 0));

    /// <summary>
    /// What programs share. What grows from one round of a loop to the next is cut; messages that differ between .NET
    /// and chain are made the same; the framework is mentioned, so that neoc finds its library.
    /// </summary>
    const string Library = """
        public static class Library
        {
            static Neo.SmartContract.Framework.ByteString user;
            public static uint Log;
            public static T Note<T>(T value, uint mark) { unchecked { Log = Log * 31 + mark; } return value; }
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            public static T Same<T>(T value) => value;
            public static System.Numerics.BigInteger Cut(System.Numerics.BigInteger value) => value % 1000000007000000007;
            public static string Short(string s) => s != null && s.Length > 12 ? s.Substring(0, 12) : s;
            public static T Choose<T>(bool first, T one, T other) { if (first) return one; return other; }
            public static T Twice<T>(T value, System.Func<T, T> step) => step(step(value));
            public static string Own(string s) => s.Length == 2 && s[0] == '!' ? s : "other";
        }

        public class Box<T>
        {
            public T Item;
            public int Count;
            public Box() { }
            public Box(T item, int count) { Item = item; Count = count; }
            public T Swap(T other) { T old = Item; Item = other; Count = unchecked(Count + 1); return old; }
            public T Get() => Count > 3 ? default : Item;
        }

        public struct Two<A, B>
        {
            public A First;
            public B Second;
            public Two(A first, B second) { First = first; Second = second; }
            public A Take(A other, bool keep) { A old = First; if (!keep) First = other; return old; }
            public B Both(A first, B second) { First = first; B old = Second; Second = second; return old; }
        }
        """;

    static readonly SyntaxTree library = CSharpSyntaxTree.ParseText(Library, language);

    /// <summary>
    /// .NET is the judge as far as its JIT leaves a method as it is: that of .NET 10 drops faults from what it optimises
    /// (of "0 % x" where nobody wants the value, of "x ^ checked(x + c)" compared with 0), and methods of a collectible
    /// context are optimised at once.
    /// </summary>
    static readonly SyntaxTree unoptimised = CSharpSyntaxTree.ParseText(
        "[assembly: System.Diagnostics.Debuggable(true, true)]", language);

    readonly AssemblyLoadContext context = new(null, isCollectible: true);
    readonly ModuleDefinition module;
    readonly Assembly assembly;

    Batch(MemoryStream image)
    {
        assembly = context.LoadFromStream(image);
        image.Position = 0;
        module = ModuleDefinition.ReadModule(image, new ReaderParameters { AssemblyResolver = SharedResolver.Instance });
    }

    /// <summary>The batch, or what the C# compiler says about the programs that it refuses, by their place.</summary>
    public static Batch? Compile(IReadOnlyList<RandomProgram> programs, OptimizationLevel level, out Dictionary<int, string> refused)
    {
        var trees = programs.Select((program, i) => CSharpSyntaxTree.ParseText(
                $"{SourceOf(program, i)}\n{CallerOf(program, i)}", language, path: $"{i}"))
            .Append(library).Append(unoptimised);
        var compilation = empty.WithOptions(empty.Options.WithOptimizationLevel(level)).AddSyntaxTrees(trees);
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        refused = result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error && item.Location.SourceTree is not null)
            .GroupBy(item => int.Parse(item.Location.SourceTree!.FilePath))
            .ToDictionary(group => group.Key, group => string.Join("\n", group));
        if (!result.Success && refused.Count == 0)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return result.Success ? new Batch(image) : null;
    }

    static string SourceOf(RandomProgram program, int index) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using Neo.SmartContract.Framework.Linq;
        using static Library;

        public static class P{{index}}
        {
        {{program.Members}}
        }
        """;

    /// <summary>Reflection would write a stub for every method that it calls more than once.</summary>
    static string CallerOf(RandomProgram program, int index)
    {
        var arguments = program.Arguments[0].Select((value, i) => $"({value.GetType().FullName})values[{i}]");
        return $$"""
            public static class Caller{{index}}
            {
                public static object[] Run(object[] values) => P{{index}}.Run({{string.Join(", ", arguments)}});
            }
            """;
    }

    /// <summary>The program with all that it needs, for people.</summary>
    public static string SourceOf(RandomProgram program) => $"{SourceOf(program, 0)}\n{Library}";

    public Func<object[], object[]> OnNet(int index) =>
        assembly.GetType($"Caller{index}")!.GetMethod("Run")!.CreateDelegate<Func<object[], object[]>>();

    public TypeDefinition OnChain(int index) => module.GetType($"P{index}");

    public void Dispose()
    {
        module.Dispose();
        context.Unload();
    }

    static IEnumerable<MetadataReference> References()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        foreach (string name in new[] { "System.Private.CoreLib", "System.Runtime", "System.Runtime.Numerics", "System.Collections" })
            yield return MetadataReference.CreateFromFile(Path.Combine(folder, name + ".dll"));
        yield return MetadataReference.CreateFromFile(typeof(Neo.SmartContract.Framework.SmartContract).Assembly.Location);
    }

    /// <summary>The framework and .NET's own assemblies are read once.</summary>
    sealed class SharedResolver : DefaultAssemblyResolver
    {
        public static readonly SharedResolver Instance = new();

        SharedResolver() => AddSearchDirectory(AppContext.BaseDirectory);
    }
}
