using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Mono.Cecil;

namespace StarMiner.Compiler.Tests.OpCodes;

/// <summary>All vectors as one assembly, for .NET and for neoc.</summary>
static class VectorAssembly
{
    public static readonly Vector[] Vectors =
        [.. ArithmeticVectors.All(), .. FlowVectors.All(), .. VariableVectors.All(), .. MemoryVectors.All(), .. ObjectVectors.All()];

    static readonly Lazy<(Type OnNet, TypeDefinition OnChain)> built = new(Build);
    static readonly Lazy<CompiledContract>[] contracts = [new(() => Translate(false)), new(() => Translate(true))];

    public static MethodInfo OnNet(int index) => built.Value.OnNet.GetMethod($"V{index}")!;

    public static MethodDefinition OnChain(int index) => built.Value.OnChain.Methods.First(method => method.Name == $"V{index}");

    public static CompiledContract Compiled(bool optimize) => contracts[optimize ? 1 : 0].Value;

    static (Type, TypeDefinition) Build()
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Vectors"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Vectors").DefineType("Vectors", System.Reflection.TypeAttributes.Public);
        for (int i = 0; i < Vectors.Length; i++)
        {
            var method = type.DefineMethod(
                $"V{i}", System.Reflection.MethodAttributes.Public | System.Reflection.MethodAttributes.Static,
                Vectors[i].Returns, Vectors[i].Parameters);
            Vectors[i].Body(method.GetILGenerator());
        }
        type.CreateType();
        var image = new MemoryStream();
        assembly.Save(image);
        image.Position = 0;
        var loaded = AssemblyLoadContext.GetLoadContext(typeof(VectorAssembly).Assembly)!.LoadFromStream(image);
        image.Position = 0;
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        var module = ModuleDefinition.ReadModule(image, new ReaderParameters { AssemblyResolver = resolver });
        return (loaded.GetType("Vectors")!, module.GetType("Vectors"));
    }

    static CompiledContract Translate(bool optimize)
    {
        var diagnostics = new Diagnostics();
        var contract = Translator.Translate(built.Value.OnChain, new CompilerOptions(optimize), diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return contract!;
    }
}
