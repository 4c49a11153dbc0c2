using Mono.Cecil;
using Neo;
using StarMiner.Client;
using StarMiner.Compiler;
using StarMiner.Compiler.Artifacts;
using StarMiner.Simulator;

namespace StarMiner.Tests.OnChain;

/// <summary>A chain, an actor with GAS, and this assembly's contracts compiled and deployed.</summary>
sealed class TestContracts
{
    static readonly Lazy<ModuleDefinition> Module = new(() => ModuleDefinition.ReadModule(
        typeof(TestContracts).Assembly.Location, new ReaderParameters { ReadSymbols = true }));

    public TestContracts()
    {
        Alice = Chain.Actor("alice");
        Chain.Fund(Alice, 1_000_00000000);
    }

    public Chain Chain { get; } = new(new ChainOptions { Unlocked = true });

    public Actor Alice { get; }

    public UInt160 Deploy(Type contract, object? data = null, bool optimize = true)
    {
        var diagnostics = new Diagnostics();
        IReadOnlyList<(string Name, byte[] Content)> files;
        lock (Module)
        {
            TypeDefinition type = Module.Value.GetType(contract.FullName);
            CompiledContract? compiled = Translator.Translate(type, new CompilerOptions(optimize), diagnostics);
            diagnostics.Items.Where(item => item.Severity == Severity.Error).Should().BeEmpty();
            files = ContractFiles.Of(compiled!, new SourcePaths(), new BuildOptions(), diagnostics);
        }
        diagnostics.HasErrors.Should().BeFalse();
        return Chain.Deploy(Alice, ContractArtifact.From(contract.Name, files[0].Content, files[1].Content), data);
    }

    /// <summary>Calls in a block of its own, signed by Alice.</summary>
    public TransactionReceipt Invoke(UInt160 contract, string method, params object?[] arguments)
        => Chain.Invoke(Alice, new ContractCall(contract, method, arguments));

    public Neo.VM.Types.StackItem Read(UInt160 contract, string method, params object?[] arguments)
        => Chain.Read(new ContractCall(contract, method, arguments)).Stack[0];
}
