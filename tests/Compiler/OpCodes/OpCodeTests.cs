using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests.OpCodes;

/// <summary>Every IL instruction that neoc translates, on .NET and on NeoVM, at its edges.</summary>
public class OpCodeTests
{
    /// <summary>What it says instead of translating: unknown instructions, floating point numbers, pointers, reflection.</summary>
    static readonly string[] refusals = ["NEOC1002", "NEOC1020", "NEOC1021", "NEOC1043"];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (int i = 0; i < VectorAssembly.Vectors.Length; i++)
                data.Add(i, VectorAssembly.Vectors[i].Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Vector_atItsEdges_same(int index, string name)
    {
        var vector = VectorAssembly.Vectors[index];
        VectorAssembly.OnChain(index).Body.Instructions.Select(item => item.OpCode.Name).Should().Contain(vector.Instruction, name);
        foreach (var arguments in vector.Calls)
            Differential.Same(VectorAssembly.Compiled, VectorAssembly.OnNet(index), arguments);
    }

    [Fact]
    public void Vectors_translatedInstructions_sameList()
    {
        var all = typeof(Mono.Cecil.Cil.OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToList();
        all.Should().HaveCountGreaterThan(200);
        var translated = all.Where(IsTranslated).Select(code => code.Name).ToList();
        var covered = VectorAssembly.Vectors.Select(vector => vector.Instruction).Distinct().ToList();
        translated.Except(covered).Should().BeEmpty("every instruction that is translated has vectors");
        covered.Except(translated).Should().BeEmpty("vectors are of instructions that are translated");
    }

    /// <summary>Alone on an empty stack nothing can be translated; the question is what the error says.</summary>
    static bool IsTranslated(OpCode code)
    {
        using var module = ModuleDefinition.CreateModule("Probe", ModuleKind.Dll);
        var type = new TypeDefinition("", "Probe", TypeAttributes.Public | TypeAttributes.Class, module.TypeSystem.Object);
        var method = new MethodDefinition("Run", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        type.Methods.Add(method);
        module.Types.Add(type);
        var il = method.Body.GetILProcessor();
        var end = il.Create(Mono.Cecil.Cil.OpCodes.Ret);
        il.Append(WithOperand(il, code, end, method, module));
        il.Append(end);
        using var image = new MemoryStream();
        module.Write(image);
        image.Position = 0;
        using var written = ModuleDefinition.ReadModule(image);
        var diagnostics = new Diagnostics();
        try
        {
            Translator.Translate(written.GetType("Probe"), new CompilerOptions(), diagnostics);
        }
        catch (Exception problem) when (problem is not CompileException)
        {
            return true;
        }
        return !diagnostics.Items.Any(item => refusals.Contains(item.Id));
    }

    static Instruction WithOperand(
        ILProcessor il, OpCode code, Instruction end, MethodDefinition method, ModuleDefinition module) => code.OperandType switch
        {
            OperandType.InlineNone => il.Create(code),
            OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget => il.Create(code, end),
            OperandType.InlineSwitch => il.Create(code, [end]),
            OperandType.InlineField => il.Create(code, new FieldReference("F", module.TypeSystem.Int32, module.TypeSystem.Object)),
            OperandType.InlineMethod => il.Create(code, method),
            OperandType.InlineType or OperandType.InlineTok => il.Create(code, module.TypeSystem.Int32),
            OperandType.InlineString => il.Create(code, "text"),
            OperandType.InlineI => il.Create(code, 5),
            OperandType.InlineI8 => il.Create(code, 5L),
            OperandType.InlineR => il.Create(code, 5.0),
            OperandType.ShortInlineR => il.Create(code, 5f),
            OperandType.ShortInlineI when code == Mono.Cecil.Cil.OpCodes.Ldc_I4_S => il.Create(code, (sbyte)5),
            OperandType.ShortInlineI => il.Create(code, (byte)1),
            OperandType.InlineVar or OperandType.ShortInlineVar => il.Create(code, Local(method, module)),
            OperandType.InlineArg or OperandType.ShortInlineArg => il.Create(code, Argument(method, module)),
            OperandType.InlineSig => il.Create(code, new CallSite(module.TypeSystem.Void)),
            _ => throw new NotSupportedException($"{code}"),
        };

    static VariableDefinition Local(MethodDefinition method, ModuleDefinition module)
    {
        method.Body.Variables.Add(new VariableDefinition(module.TypeSystem.Int32));
        return method.Body.Variables[0];
    }

    static ParameterDefinition Argument(MethodDefinition method, ModuleDefinition module)
    {
        method.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        return method.Parameters[0];
    }
}
