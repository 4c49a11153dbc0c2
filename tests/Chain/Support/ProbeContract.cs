using Neo.IO;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using Neo.VM;
using StarMiner.Client;

namespace StarMiner.Simulator.Tests.Support;

/// <summary>
/// A contract assembled by hand, so that the chain's tests need no compiler. Its methods are one instruction wide: put,
/// get, delete, fail, putThenFail, log, say, witness, forward, random, time, abort.
/// </summary>
static class ProbeContract
{
    public const string Event = "Said";

    public static ContractArtifact Artifact(string name = "Probe")
    {
        var methods = new List<ContractMethodDescriptor>();
        using var script = new ScriptBuilder();
        void Method(string method, ContractParameterType returns, int parameters, bool safe, Action<ScriptBuilder> body)
        {
            methods.Add(Describe(method, returns, parameters, safe, script.Length));
            if (parameters > 0) script.Emit(OpCode.INITSLOT, new byte[] { 0, (byte)parameters });
            body(script);
            script.Emit(OpCode.RET);
        }
        AddStorage(Method);
        AddRuntime(Method);
        AddFaults(Method);
        return ContractArtifact.From(name, Nef(script.ToArray()), Manifest(name, methods));
    }

    delegate void MethodAdder(
        string method, ContractParameterType returns, int parameters, bool safe, Action<ScriptBuilder> body);

    static void AddStorage(MethodAdder add)
    {
        add("put", ContractParameterType.Void, 2, false, Put);
        add("get", ContractParameterType.Any, 1, true, s => s.Emit(OpCode.LDARG0)
            .EmitSysCall(ApplicationEngine.System_Storage_GetContext)
            .EmitSysCall(ApplicationEngine.System_Storage_Get));
        add("delete", ContractParameterType.Void, 1, false, s => s.Emit(OpCode.LDARG0)
            .EmitSysCall(ApplicationEngine.System_Storage_GetContext)
            .EmitSysCall(ApplicationEngine.System_Storage_Delete));
    }

    static void AddRuntime(MethodAdder add)
    {
        add("log", ContractParameterType.Void, 1, false,
            s => s.Emit(OpCode.LDARG0).EmitSysCall(ApplicationEngine.System_Runtime_Log));
        add("say", ContractParameterType.Void, 1, false, s => s.Emit(OpCode.LDARG0).Emit(OpCode.PUSH1).Emit(OpCode.PACK)
            .EmitPush(Event).EmitSysCall(ApplicationEngine.System_Runtime_Notify));
        add("witness", ContractParameterType.Boolean, 1, true,
            s => s.Emit(OpCode.LDARG0).EmitSysCall(ApplicationEngine.System_Runtime_CheckWitness));
        add("forward", ContractParameterType.Any, 3, false, s => s.Emit(OpCode.LDARG2).EmitPush((int)CallFlags.All)
            .Emit(OpCode.LDARG1).Emit(OpCode.LDARG0).EmitSysCall(ApplicationEngine.System_Contract_Call));
        add("random", ContractParameterType.Integer, 0, true,
            s => s.EmitSysCall(ApplicationEngine.System_Runtime_GetRandom));
        add("time", ContractParameterType.Integer, 0, true,
            s => s.EmitSysCall(ApplicationEngine.System_Runtime_GetTime));
    }

    static void AddFaults(MethodAdder add)
    {
        add("fail", ContractParameterType.Void, 1, false, s => s.Emit(OpCode.LDARG0).Emit(OpCode.THROW));
        add("abort", ContractParameterType.Void, 0, false, s => s.Emit(OpCode.ABORT));
        add("putThenFail", ContractParameterType.Void, 3, false, s =>
        {
            Put(s);
            s.Emit(OpCode.LDARG2).Emit(OpCode.THROW);
        });
    }

    static void Put(ScriptBuilder s) => s.Emit(OpCode.LDARG1).Emit(OpCode.LDARG0)
        .EmitSysCall(ApplicationEngine.System_Storage_GetContext).EmitSysCall(ApplicationEngine.System_Storage_Put);

    static ContractMethodDescriptor Describe(
        string name, ContractParameterType returns, int parameters, bool safe, int offset) => new()
        {
            Name = name,
            Offset = offset,
            ReturnType = returns,
            Safe = safe,
            Parameters = [.. Enumerable.Range(0, parameters).Select(
            i => new ContractParameterDefinition { Name = $"p{i}", Type = ContractParameterType.Any })],
        };

    static byte[] Nef(byte[] script)
    {
        var nef = new NefFile { Compiler = "by hand", Source = "", Tokens = [], Script = script };
        nef.CheckSum = NefFile.ComputeChecksum(nef);
        return nef.ToArray();
    }

    static byte[] Manifest(string name, List<ContractMethodDescriptor> methods) => new ContractManifest
    {
        Name = name,
        Groups = [],
        SupportedStandards = [],
        Abi = new ContractAbi
        {
            Methods = [.. methods],
            Events =
            [
                new ContractEventDescriptor
                {
                    Name = Event,
                    Parameters = [new ContractParameterDefinition { Name = "text", Type = ContractParameterType.Any }],
                },
            ],
        },
        Permissions = [ContractPermission.DefaultPermission],
        Trusts = WildcardContainer<ContractPermissionDescriptor>.Create(),
        Extra = null,
    }.ToJson().ToByteArray(false);
}
