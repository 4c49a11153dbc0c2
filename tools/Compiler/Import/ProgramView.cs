using System.Numerics;
using Mono.Cecil;

namespace StarMiner.Compiler.Import;

/// <summary>
/// What translation must know of the whole program before it has seen it: which classes are ever made, which of them carry
/// a type tag, what is caught. One round of translation collects it; while a round learns something that it would have
/// needed earlier, another one follows. What is known only grows, so the rounds end.
/// </summary>
public sealed class ProgramView
{
    readonly Dictionary<string, TypeReference> made = [];
    readonly HashSet<string> facts = [];
    readonly HashSet<string> questions = [];
    readonly Dictionary<string, HashSet<string>> calls = [];
    readonly Dictionary<string, int> tags = [];
    readonly Dictionary<int, string> owners = [];
    bool asked;
    bool madeGrew;
    bool learned;

    /// <summary>True when the round that ends here has been translated on too little knowledge.</summary>
    public bool HasGrown => learned || (asked && madeGrew);

    /// <summary>Exceptions are objects with a type, not only their text.</summary>
    public bool HasTypedExceptions => Knows("typed exceptions");

    /// <summary>Classes that some reachable code creates, in the order in which they were met.</summary>
    public IReadOnlyList<TypeReference> Made
    {
        get
        {
            asked = true;
            return [.. made.Values];
        }
    }

    public void StartRound() => (madeGrew, learned) = (false, false);

    public void Make(TypeReference type) => madeGrew |= made.TryAdd(type.FullName, type);

    public void TypeExceptions() => Learn("typed exceptions");

    /// <summary>Objects of the type and of all that share its root end in a tag from now on.</summary>
    public void Tag(TypeReference type) => Learn($"tag {Hierarchy.Root(type).FullName}");

    public bool IsTagged(TypeReference type) => Knows($"tag {Hierarchy.Root(type).FullName}");

    /// <summary>A fact about the program. It only matters to those who have asked for it before.</summary>
    public void Learn(string fact) => learned |= facts.Add(fact) && questions.Contains(fact);

    public bool Knows(string fact)
    {
        questions.Add(fact);
        return facts.Contains(fact);
    }

    public static string Caught(string function) => $"caught {function}";

    /// <summary>Remembers who calls whom, and what is called where its exceptions are caught.</summary>
    public void NoteCall(string caller, string callee, bool isInTry)
    {
        if (!calls.TryGetValue(caller, out var callees))
            calls[caller] = callees = [];
        callees.Add(callee);
        if (isInTry)
            SpreadCaught(callee);
    }

    /// <summary>At the end of a round: what a caught method calls is caught too.</summary>
    public void SpreadCaught()
    {
        foreach (string caller in calls.Keys.Where(caller => facts.Contains(Caught(caller))).ToList())
            foreach (string callee in calls[caller])
                SpreadCaught(callee);
    }

    void SpreadCaught(string function)
    {
        if (facts.Contains(Caught(function)))
            return;
        Learn(Caught(function));
        foreach (string callee in calls.GetValueOrDefault(function) ?? [])
            SpreadCaught(callee);
    }

    /// <summary>
    /// A type's number: 31 bits of its name's FNV-1a hash, so that objects in storage keep theirs when the program changes.
    /// </summary>
    public BigInteger TagOf(string type)
    {
        if (tags.TryGetValue(type, out int tag))
            return tag;
        uint hash = 2166136261;
        foreach (char letter in type)
            hash = (hash ^ letter) * 16777619;
        tag = (int)(hash & int.MaxValue);
        while (!owners.TryAdd(tag, type))
            tag = (tag + 1) & int.MaxValue;
        tags[type] = tag;
        return tag;
    }
}
