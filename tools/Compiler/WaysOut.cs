namespace StarMiner.Compiler;

/// <summary>What a contract takes in place of a part of .NET that a chain does not have.</summary>
static class WaysOut
{
    static readonly (string Begin, string Instead)[] ways =
    [
        ("System.Linq.", "Neo.SmartContract.Framework.Linq, or a loop"),
        ("System.Collections.Generic.List", "Neo.SmartContract.Framework.List"),
        ("System.Collections.Generic.Dictionary", "Neo.SmartContract.Framework.Map"),
        ("System.Console", "Runtime.Log, or an event"),
        ("System.DateTime", "Runtime.Time"),
        ("System.Random", "Runtime.GetRandom"),
        ("System.Security.Cryptography.", "CryptoLib"),
        ("System.Text.Json.", "StdLib.JsonSerialize"),
    ];

    /// <summary>That this member or type is not there, and what to use if something else is.</summary>
    public static string Missing(string name)
    {
        var (_, instead) = ways.FirstOrDefault(way => name.StartsWith(way.Begin, StringComparison.Ordinal));
        return $"'{name}' is not available on chain{(instead is null ? "" : $"; use {instead}")}";
    }
}
