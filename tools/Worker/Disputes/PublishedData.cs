using Neo.VM;
using StarMiner.Client;

namespace StarMiner.Worker.Disputes;

/// <summary>
/// Byte strings that transactions carried, found by their hash: where a provider met a demand, what it showed stands in
/// the script that showed it, whatever form the script has.
/// </summary>
/// <param name="from">Blocks before this one are not looked at.</param>
public sealed class PublishedData(IChainClient chain, uint from)
{
    readonly List<byte[]> found = [];
    uint next = from;

    /// <returns>The first that the condition accepts; null where there is none up to now.</returns>
    public async Task<byte[]?> FindAsync(Func<byte[], bool> accepts, CancellationToken cancel = default)
    {
        if (found.Find(data => accepts(data)) is { } known) return known;
        uint height = await chain.GetHeightAsync(cancel);
        for (; next <= height; next++)
        {
            int before = found.Count;
            foreach (var script in await chain.GetScriptsAsync(next, cancel)) found.AddRange(PushedIn(script));
            if (found.FindIndex(before, data => accepts(data)) is >= 0 and int at)
            {
                next++;
                return found[at];
            }
        }
        return null;
    }

    /// <summary>Everything that the script pushes; what is no script pushes nothing more.</summary>
    static List<byte[]> PushedIn(ReadOnlyMemory<byte> script)
    {
        var pushed = new List<byte[]>();
        try
        {
            var code = new Script(script);
            for (int at = 0; at < script.Length;)
            {
                var instruction = code.GetInstruction(at);
                if (instruction.OpCode is OpCode.PUSHDATA1 or OpCode.PUSHDATA2 or OpCode.PUSHDATA4)
                    pushed.Add(instruction.Operand.ToArray());
                at += instruction.Size;
            }
        }
        catch (Exception failure) when (failure is InvalidOperationException or BadScriptException or ArgumentException)
        {
            // Anybody may send a script that is none.
        }
        return pushed;
    }
}
