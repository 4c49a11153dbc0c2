using System.Text;
using Neo;
using Neo.IO;
using Neo.SmartContract;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Council;

/// <summary>New code comes only through the timelock, and finds the old state readable.</summary>
public class UpgradeTests
{
    readonly SuiteChain _suite = new();

    public static TheoryData<string, string, string, object?[]> Changes => new()
    {
        { "Council", "role-not-bound", "addressOf", ["Nobody"] },
        { "AgpuToken", "invalid-account", "balanceOf", [null] },
        { "JobMarket", "no-such-job", "job", [99] },
        { "Referee", "no-such-ordinal", "answer", [1, 4, new byte[1], Array.Empty<object>(), Array.Empty<object>(), Array.Empty<object>()] },
        { "PricingEngine", "invalid-tier", "priceOf", [0, 4] },
        { "StakingVaults", "invalid-task", "vaultOf", [UInt160.Zero, 4] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Update_throughTheTimelock_changesAMethodAndKeepsTheState(
        string contract, string error, string method, object?[] arguments)
    {
        JobFlow.Committed(_suite);
        var hash = _suite.HashOf(contract);
        _suite.RefusedRead($"{contract}/{error}", hash, method, arguments);
        byte[] nef = Changed(contract, error, error.ToUpperInvariant());
        object?[] action = ["update", hash, HashOf(nef, Manifest(contract))];
        _suite.Invoke(_suite.Steward, _suite.Council, "schedule", (object?)action);
        var before = Money.Storage(_suite.Chain, hash).Where(IsNoAction).ToArray();
        _suite.Chain.MoveTimeTo(_suite.Read(_suite.Council, "readyAt", (object?)action).AsUInt64());

        var receipt = _suite.Invoke(_suite.Stranger, _suite.Council, "update", hash, nef, Manifest(contract), null);

        receipt.Events.Select(e => e.Name).Should().ContainInOrder("ActionExecuted", "ContractUpdated");
        _suite.RefusedRead($"{contract}/{error.ToUpperInvariant()}", hash, method, arguments);
        Money.Storage(_suite.Chain, hash).Where(IsNoAction).Should().BeEquivalentTo(before, "nothing was initialised again");
        _suite.Chain.FindContract(hash)!.UpdateCounter.Should().Be(1);

        bool IsNoAction((byte[] Key, byte[] Value) entry) => contract != "Council" || entry.Key[0] != 0x07;
    }

    /// <summary>An older Council knew fewer parameters: the new ones begin with their defaults, the others are kept.</summary>
    [Fact]
    public void Update_toACouncilOfMoreParameters_appendsTheirDefaults()
    {
        _suite.Govern("set", "MinBond", 7 * SuiteChain.Agpu);
        byte[] whole = _suite.Read(_suite.Council, "charter").AsBytes(), older = whole[..^(5 * 8)];
        Crowd.Put(_suite.Chain, _suite.Council, [([0x06], older)]);
        byte[] nef = Changed("Council", "role-not-bound", "ROLE-NOT-BOUND");
        object?[] action = ["update", _suite.Council, HashOf(nef, Manifest("Council"))];
        _suite.Invoke(_suite.Steward, _suite.Council, "schedule", (object?)action);
        _suite.Chain.MoveTimeTo(_suite.Read(_suite.Council, "readyAt", (object?)action).AsUInt64());
        _suite.Invoke(_suite.Stranger, _suite.Council, "update", _suite.Council, nef, Manifest("Council"), null);
        _suite.Read(_suite.Council, "charter").AsBytes().Should().Equal(whole);
        _suite.Read(_suite.Council, "parameterOf", "MinBond").AsList(4)[0].AsInteger().Should().Be(7 * SuiteChain.Agpu);
        _suite.Govern("set", "SwapFeeBps", 99);
        _suite.Read(_suite.Market, "jobCount").AsInteger().Should().Be(0, "who keeps a copy reads it as before");
    }

    [Fact]
    public void Update_ofOtherCodeThanTheScheduledOne_isRefused()
    {
        byte[] nef = Changed("AgpuToken", "invalid-account", "INVALID-ACCOUNT");
        object?[] action = ["update", _suite.Token, HashOf(nef, Manifest("AgpuToken"))];
        _suite.Invoke(_suite.Steward, _suite.Council, "schedule", (object?)action);
        _suite.Refused("Council/too-early", _suite.Stranger, _suite.Council, "update", _suite.Token, nef, Manifest("AgpuToken"), null);
        _suite.Chain.MoveTimeTo(_suite.Read(_suite.Council, "readyAt", (object?)action).AsUInt64());
        byte[] other = Changed("AgpuToken", "invalid-account", "INVALID-aCCOUNT");
        _suite.Refused("Council/not-scheduled", _suite.Steward, _suite.Council, "update", _suite.Token, other, Manifest("AgpuToken"), null);
        _suite.Refused("Council/not-scheduled", _suite.Steward, _suite.Council, "update", _suite.Market, nef, Manifest("AgpuToken"), null);
        _suite.Refused("Council/not-scheduled", _suite.Steward, _suite.Council, "update", _suite.Token, nef, "{}", null);
    }

    internal static byte[] Changed(string contract, string text, string by)
    {
        NefFile nef = CompiledSuite.Load(contract).NefBytes.AsSerializable<NefFile>();
        byte[] script = nef.Script.ToArray();
        byte[] old = Encoding.UTF8.GetBytes($"{contract}/{text}");
        for (int at = script.AsSpan().IndexOf(old); at >= 0; at = script.AsSpan().IndexOf(old))
            Encoding.UTF8.GetBytes($"{contract}/{by}").CopyTo(script, at);
        script.Should().NotEqual(nef.Script.ToArray(), $"{contract} throws {text}");
        nef.Script = script;
        nef.CheckSum = NefFile.ComputeChecksum(nef);
        return nef.ToArray();
    }

    static string Manifest(string contract) => CompiledSuite.Load(contract).Manifest.ToJson().ToString();

    /// <summary>What a scheduled update names: hash of both files' hashes.</summary>
    internal static byte[] HashOf(byte[] nef, string manifestJson)
    {
        byte[] manifest = Encoding.UTF8.GetBytes(manifestJson);
        return System.Security.Cryptography.SHA256.HashData(
            [.. System.Security.Cryptography.SHA256.HashData(nef), .. System.Security.Cryptography.SHA256.HashData(manifest)]);
    }
}
