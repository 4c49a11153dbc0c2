using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class CouncilErrors
{
    static readonly object?[] NoAddresses = [null, UInt160.Zero, new byte[19], new byte[21], 7];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["Council/not-steward"] = s =>
        {
            s.Refused("Council/not-steward", s.Stranger, s.Council, "bind", "Exchange", s.Stranger.ScriptHash);
            s.Refused("Council/not-steward", s.Stranger, s.Council, "listKernel", s.Stranger.ScriptHash, 1);
            s.Refused("Council/not-steward", s.Stranger, s.Council, "choosePublicKernel", s.Kernel);
            s.Refused("Council/not-steward", s.Stranger, s.Council, "configure", "MinBond", 1_00000000);
            s.Refused("Council/not-steward", s.Stranger, s.Council, "found", Found(s));
            s.Refused("Council/not-steward", s.Stranger, s.Council, "schedule", Set("MinBond", 1_00000000));
            s.Refused("Council/not-steward", s.Stranger, s.Council, "unpause", 1);
            s.Invoke(s.Steward, s.Council, "schedule", Set("MinBond", 1_00000000));
            s.Refused("Council/not-steward", s.Stranger, s.Council, "cancel", Set("MinBond", 1_00000000));
        },
        ["Council/not-guardian"] = s => s.Refused("Council/not-guardian", s.Stranger, s.Council, "pause", 1),
        ["Council/invalid-role"] = s =>
        {
            foreach (object? wrong in new object?[] { "", new string('r', 33), null })
            {
                s.Refused("Council/invalid-role", s.Steward, s.Council, "bind", wrong, s.Stranger.ScriptHash);
                s.Refused("Council/invalid-role", s.Steward, s.Council, "schedule", Action("bind", wrong, s.Kernel));
            }
        },
        ["Council/invalid-address"] = s =>
        {
            foreach (object? wrong in NoAddresses)
            {
                s.Refused("Council/invalid-address", s.Steward, s.Council, "bind", "Exchange", wrong);
                s.Refused("Council/invalid-address", s.Steward, s.Council, "listKernel", wrong, 1);
                s.Refused("Council/invalid-address", s.Steward, s.Council, "choosePublicKernel", wrong);
                s.Refused("Council/invalid-address", s.Steward, s.Council, "schedule", Action("bind", "Exchange", wrong));
                s.Refused("Council/invalid-address", s.Steward, s.Council, "schedule", Action("list", wrong, 1));
                s.Refused("Council/invalid-address", s.Steward, s.Council, "schedule", Action("delist", wrong));
                s.Refused("Council/invalid-address", s.Steward, s.Council, "schedule", Action("update", wrong, new byte[32]));
            }
            s.Refused("Council/invalid-address", s.Steward, s.Council, "update", new byte[19], new byte[1], "{}", null);
        },
        ["Council/invalid-task"] = s =>
        {
            foreach (object? wrong in new object?[] { -1, 4, null, "x" })
            {
                s.Refused("Council/invalid-task", s.Steward, s.Council, "listKernel", s.Stranger.ScriptHash, wrong);
                s.Refused("Council/invalid-task", s.Steward, s.Council, "schedule", Action("list", s.Kernel, wrong));
            }
        },
        ["Council/invalid-members"] = s =>
        {
            UInt160 one = s.Steward.ScriptHash, two = s.Stranger.ScriptHash;
            object?[] good = [one];
            foreach (var (threshold, accounts) in new (object?, object?)[]
            {
                (0, good), (2, good), (1, Array.Empty<object>()), (2, new object?[] { one, one }), (1, new object?[] { UInt160.Zero }),
                (1, new object?[] { two, null }), (1, null), (1, Enumerable.Range(1, 17).Select(n => (object?)Account(n)).ToArray()),
            })
            {
                s.Refused("Council/invalid-members", s.Steward, s.Council, "found", threshold, accounts, 1, good);
                s.Refused("Council/invalid-members", s.Steward, s.Council, "found", 1, good, threshold, accounts);
                s.Refused("Council/invalid-members", s.Steward, s.Council, "schedule", Action("stewards", threshold, accounts));
                s.Refused("Council/invalid-members", s.Steward, s.Council, "schedule", Action("guardians", threshold, accounts));
            }
            s.Refused("Council/invalid-members", s.Steward, s.Council, "schedule", Action("stewards", "m", good));
        },
        ["Council/invalid-mask"] = s =>
        {
            foreach (int wrong in new[] { -1, 0, 8 })
            {
                s.Refused("Council/invalid-mask", s.Steward, s.Council, "pause", wrong);
                s.Refused("Council/invalid-mask", s.Steward, s.Council, "unpause", wrong);
            }
        },
        ["Council/invalid-hash"] = s =>
        {
            foreach (object? wrong in new object?[] { null, new byte[31], new byte[33], 7 })
                s.Refused("Council/invalid-hash", s.Steward, s.Council, "schedule", Action("update", s.Token, wrong));
        },
        ["Council/role-already-bound"] = s =>
            s.Refused("Council/role-already-bound", s.Steward, s.Council, "bind", "Minter", s.Stranger.ScriptHash),
        ["Council/role-not-bound"] = s => s.RefusedRead("Council/role-not-bound", s.Council, "addressOf", "Nobody"),
        ["Council/kernel-already-listed"] = s =>
            s.Refused("Council/kernel-already-listed", s.Steward, s.Council, "listKernel", s.Kernel, 1),
        ["Council/kernel-not-listed"] = s =>
        {
            s.Refused("Council/kernel-not-listed", s.Steward, s.Council, "choosePublicKernel", s.Stranger.ScriptHash);
            object?[] action = Action("delist", s.Stranger.ScriptHash);
            s.Invoke(s.Steward, s.Council, "schedule", action);
            s.Chain.MoveTimeTo(s.Chain.TimeMs + 3 * DayMs);
            s.Refused("Council/kernel-not-listed", s.Steward, s.Council, "execute", action);
        },
        ["Council/already-founded"] = s =>
        {
            s.Invoke(s.Steward, s.Council, "found", Found(s));
            s.Refused("Council/already-founded", s.Steward, s.Council, "found", Found(s));
            s.Refused("Council/already-founded", s.Steward, s.Council, "bind", "Nobody", s.Stranger.ScriptHash);
            s.Refused("Council/already-founded", s.Steward, s.Council, "listKernel", s.Stranger.ScriptHash, 1);
            s.Refused("Council/already-founded", s.Steward, s.Council, "choosePublicKernel", s.Kernel);
        },
        ["Council/no-such-parameter"] = s =>
        {
            s.RefusedRead("Council/no-such-parameter", s.Council, "parameterOf", "Luck");
            s.Refused("Council/no-such-parameter", s.Steward, s.Council, "schedule", Set("Luck", 1));
            s.Refused("Council/no-such-parameter", s.Steward, s.Council, "schedule", Action("set", null, 1));
        },
        ["Council/out-of-bounds"] = s =>
        {
            foreach (object? wrong in new object?[] { 999, 5_001, -1, null, "x" })
                s.Refused("Council/out-of-bounds", s.Steward, s.Council, "schedule", Action("set", "BurnBps", wrong));
        },
        ["Council/unknown-action"] = s =>
        {
            object?[][] wrongs =
            [
                [], ["bind"], ["delist", s.Kernel, 1], ["bind", s.Kernel], ["mint", s.Steward.ScriptHash, 1], [null, 1, 2],
                ["set", "BurnBps", 2_000, 1],
            ];
            foreach (object?[] wrong in wrongs)
            {
                s.Refused("Council/unknown-action", s.Steward, s.Council, "schedule", (object?)wrong);
                s.Refused("Council/unknown-action", s.Steward, s.Council, "execute", (object?)wrong);
            }
            s.Refused("Council/unknown-action", s.Steward, s.Council, "schedule", 7);
            s.RefusedRead("Council/unknown-action", s.Council, "readyAt", 7);
            s.Refused("Council/unknown-action", s.Steward, s.Council, "execute", Action("update", s.Token, new byte[32]));
        },
        ["Council/already-scheduled"] = s =>
        {
            s.Invoke(s.Steward, s.Council, "schedule", Set("BurnBps", 3_000));
            s.Refused("Council/already-scheduled", s.Steward, s.Council, "schedule", Set("BurnBps", 3_000));
        },
        ["Council/not-scheduled"] = s =>
        {
            s.Refused("Council/not-scheduled", s.Steward, s.Council, "execute", Set("BurnBps", 3_000));
            s.Refused("Council/not-scheduled", s.Steward, s.Council, "cancel", Set("BurnBps", 3_000));
            s.Refused("Council/not-scheduled", s.Steward, s.Council, "update", s.Token, new byte[1], "{}", null);
        },
        ["Council/too-early"] = s =>
        {
            s.Invoke(s.Steward, s.Council, "schedule", Set("BurnBps", 3_000));
            s.Chain.MoveTimeTo(s.Chain.TimeMs + 2 * DayMs - 2_000);
            s.Refused("Council/too-early", s.Steward, s.Council, "execute", Set("BurnBps", 3_000));
        },
        ["Council/too-late"] = s =>
        {
            s.Invoke(s.Steward, s.Council, "schedule", Set("BurnBps", 3_000));
            s.Chain.MoveTimeTo(s.Chain.TimeMs + 16 * DayMs + 1);
            s.Refused("Council/too-late", s.Steward, s.Council, "execute", Set("BurnBps", 3_000));
        },
    };

    const ulong DayMs = 24 * 3_600_000;

    static object?[] Action(params object?[] action) => [action];

    static object?[] Set(string name, long value) => Action("set", name, value);

    static object?[] Found(SuiteChain s) =>
        [1, new object?[] { s.Steward.ScriptHash }, 1, new object?[] { s.Stranger.ScriptHash }];

    static UInt160 Account(int n)
    {
        byte[] bytes = new byte[20];
        bytes[0] = (byte)n;
        return new UInt160(bytes);
    }
}
