using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using Neo.SmartContract.Native;
using Neo.VM;
using StarMiner.Client;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>
/// A contract that says markup wherever a contract can say something: in its name, its methods' and events' names, what
/// it notifies, logs, returns and throws. Were any of it run by a page, the page's <c>window.ran</c> would be set.
/// </summary>
static class HostileContract
{
    const string Markup = "<script>window.ran=1</script><img src=x onerror=\"window.ran=2\">";
    public const string Method = "<script>window.ran=3</script>";

    /// <summary>Deploys it, calls it once, and sends a call of it that faults.</summary>
    /// <returns>Pages of an explorer that show what it said.</returns>
    public static async Task<string[]> SpeakAsync(RunningDevnet devnet)
    {
        using RpcChainClient chain = await devnet.ConnectAsync();
        (byte[] nef, string manifest, UInt160 hash) = Compile(devnet.Alice);
        await chain.SendAsync(
            new ContractCall(NativeContract.ContractManagement.Hash, "deploy", nef, manifest, null), devnet.Alice.Keys);
        Receipt said = await chain.SendAsync(new ContractCall(hash, Method), devnet.Alice.Keys);
        byte[] script = CallScript.Of(new ContractCall(hash, "fail"));
        Transaction failing = devnet.Sign(devnet.Alice, script, 1_00000000);
        await devnet.Rpc.ResultAsync("sendrawtransaction", Convert.ToBase64String(failing.ToArray()));
        return
        [
            "contracts", $"contract/{hash}", $"transaction/{said.Transaction}", $"transaction/{failing.Hash}",
            "transactions",
        ];
    }

    static (byte[] Nef, string Manifest, UInt160 Hash) Compile(Actor deployer)
    {
        using var script = new ScriptBuilder();
        script.EmitPush(Markup).EmitPush(1).Emit(OpCode.PACK).EmitPush("<img src=x onerror=window.ran=4>");
        script.EmitSysCall(ApplicationEngine.System_Runtime_Notify);
        script.EmitPush(Markup).EmitSysCall(ApplicationEngine.System_Runtime_Log);
        script.EmitPush(Markup).Emit(OpCode.RET);
        int fail = script.Length;
        script.EmitPush(Markup).Emit(OpCode.THROW);
        var nef = new NefFile
        {
            Compiler = "<script>window.ran=5</script>",
            Source = "",
            Tokens = [],
            Script = script.ToArray(),
        };
        nef.CheckSum = NefFile.ComputeChecksum(nef);
        var manifest = new ContractManifest
        {
            Name = Markup,
            Groups = [],
            SupportedStandards = ["<script>window.ran=6</script>"],
            Abi = new ContractAbi { Methods = [At(Method, 0), At("fail", fail)], Events = [] },
            Permissions = [],
            Trusts = WildcardContainer<ContractPermissionDescriptor>.Create(),
            Extra = (Neo.Json.JObject)Neo.Json.JToken.Parse("{\"note\":\"<script>window.ran=7</script>\"}")!,
        };
        UInt160 hash = Neo.SmartContract.Helper.GetContractHash(deployer.ScriptHash, nef.CheckSum, Markup);
        return (nef.ToArray(), manifest.ToJson().ToString(), hash);
    }

    static ContractMethodDescriptor At(string name, int offset) => new()
    {
        Name = name,
        Offset = offset,
        Parameters = [],
        ReturnType = ContractParameterType.String,
        Safe = false,
    };
}
