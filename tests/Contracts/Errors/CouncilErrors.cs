using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class CouncilErrors
{
    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["Council/not-steward"] = s =>
        {
            s.Refused("Council/not-steward", s.Stranger, s.Council, "bind", "Exchange", s.Stranger.ScriptHash);
            s.Refused("Council/not-steward", s.Stranger, s.Council, "listKernel", s.Stranger.ScriptHash);
        },
        ["Council/invalid-role"] = s =>
        {
            s.Refused("Council/invalid-role", s.Steward, s.Council, "bind", "", s.Stranger.ScriptHash);
            s.Refused("Council/invalid-role", s.Steward, s.Council, "bind", new string('r', 33), s.Stranger.ScriptHash);
        },
        ["Council/invalid-address"] = s =>
        {
            foreach (object? wrong in new object?[] { null, UInt160.Zero, new byte[19], new byte[21], 7 })
            {
                s.Refused("Council/invalid-address", s.Steward, s.Council, "bind", "Exchange", wrong);
                s.Refused("Council/invalid-address", s.Steward, s.Council, "listKernel", wrong);
            }
        },
        ["Council/role-already-bound"] = s =>
            s.Refused("Council/role-already-bound", s.Steward, s.Council, "bind", "Minter", s.Stranger.ScriptHash),
        ["Council/role-not-bound"] = s => s.RefusedRead("Council/role-not-bound", s.Council, "addressOf", "Exchange"),
        ["Council/kernel-already-listed"] = s =>
            s.Refused("Council/kernel-already-listed", s.Steward, s.Council, "listKernel", s.Kernel),
    };
}
