using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>
//  An argument of a contract call. Scalars are whole numbers, true, false, null or texts; what has a name in the
// scenario is
/// a mapping with one of the words actor, contract, job, agpu, text, hex; a list is an array of arguments.
/// </summary>
sealed class CallArgument : ValueType<Func<Run, object?>>
{
    const int LongestHex = 2 * 65_535;

    static readonly (string Word, Func<Node, Scope, Func<Run, object?>> Bind)[] Words =
    [
        ("actor", (node, scope) => Named(Known.Actor.Bind(node, scope), (run, actor) => run.KeyOf(actor).Account())),
        ("contract", (node, scope) => Named(SuiteContract.Type.Bind(node, scope), (run, contract) =>
            contract.HashIn(run))),
        ("job", (node, scope) => Named(Known.Job.Bind(node, scope), (run, job) => run.JobOf(job).Id)),
        ("agpu", (node, scope) => Named(Quantities.Agpu.Bind(node, scope), (_, amount) => amount)),
        ("text", (node, scope) => Named(Text.Any.Bind(node, scope), (_, text) => text)),
        ("hex", (node, _) => Named(Hex(node), (_, bytes) => bytes)),
    ];

    public override string Expected =>
        $"a number, text, list or a mapping with one of {string.Join(", ", Words.Select(w => w.Word))}";

    public override Func<Run, object?> Bind(Node node, Scope scope) => node switch
    {
        ScalarNode scalar => Plain(scalar.Text),
        ListNode list => Array([.. list.Items.Select(item => Bind(item, scope))]),
        MapNode { Entries: [var (key, value)] } when System.Array.Find(Words, w =>
            w.Word == key.Text).Bind is { } bind =>
            bind(value, scope),
        _ => throw Wrong(node),
    };

    public override JsonObject Schema() => new() { ["description"] = Expected };

    static Func<Run, object?> Plain(string text) => text switch
    {
        "true" => _ => true,
        "false" => _ => false,
        "null" or "" => _ => null,
        _ when BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => _ => number,
        _ => _ => text,
    };

    static Func<Run, object?> Array(Func<Run, object?>[] items) => run => items.Select(item => item(run)).ToArray();

    static Func<Run, object?> Named<T>(T value, Func<Run, T, object?> inRun) => run => inRun(run, value);

    static byte[] Hex(Node node) => node is ScalarNode { Text: var text } && text.Length is > 0 and <= LongestHex
        && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : throw new ScenarioFormatException(node.At, "bytes in hexadecimal", node.Describe());
}
