using System.Text.Json.Nodes;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>How far a signature reaches: a word, or the contracts that it is for.</summary>
sealed record SignatureReach(WitnessScope Scope, IReadOnlyList<SuiteContract> Contracts)
{
    public static readonly SignatureReach Entry = new(WitnessScope.CalledByEntry, []);

    public static readonly ValueType<SignatureReach> Type = new WordOrContracts();

    sealed class WordOrContracts : ValueType<SignatureReach>
    {
        // What the protocol allows a signer.
        const int MostContracts = 16;

        static readonly Choice<WitnessScope> Word = new(
            ("none", WitnessScope.None), ("entry", WitnessScope.CalledByEntry), ("global", WitnessScope.Global));

        static readonly ListOf<SuiteContract> Allowed = new(SuiteContract.Type, 1, MostContracts);

        public override string Expected => $"{Word.Expected} or a list of contracts";

        public override SignatureReach Bind(Node node, Scope scope) => node switch
        {
            ListNode => new SignatureReach(WitnessScope.CustomContracts, Allowed.Bind(node, scope)),
            ScalarNode => new SignatureReach(Word.Bind(node, scope), []),
            _ => throw Wrong(node),
        };

        public override JsonObject Schema() =>
            new() { ["anyOf"] = new JsonArray(Word.Schema(), Allowed.Schema()) };
    }
}

/// <summary>Who signs a call, and how far.</summary>
sealed record CallSigner(Actor Actor, SignatureReach Reach)
{
    // What the protocol allows a transaction, less the one who pays.
    const int MostOthers = 15;

    public static readonly Field<SignatureReach> Scope = Field.Optional(
        "scope", SignatureReach.Type, "how far the signature reaches", SignatureReach.Entry);

    static readonly Shape Signer = new("a signer", StepFields.By, Scope);

    public static readonly Field<IReadOnlyList<CallSigner>> Others = Field.Optional(
        "signers", new ListOf<CallSigner>(new Mapping<CallSigner>(Signer, "a signer", Of), 0, MostOthers),
        "who signs beside it", []);

    public static CallSigner Of(FieldValues values) => new(values.Get(StepFields.By), values.Get(Scope));

    public ScopedKey In(Run run) => new(run.KeyOf(Actor), Reach.Scope)
    {
        AllowedContracts = [.. Reach.Contracts.Select(contract => contract.HashIn(run))],
    };
}
