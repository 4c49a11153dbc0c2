using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Neo.VM;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>
/// What a contract's script was decoded to, kept beside its bytes. Neo decodes a script anew for every call of a
/// contract; that was a sixth of the time of a run. Only the decoded instructions are shared: the VM tells a call of
/// another contract from one within by comparing scripts as objects, so each load keeps a script of its own.
/// </summary>
/// <remarks>By thread, as a script learns its instructions while it runs.</remarks>
static class InstructionCache
{
    /// <summary>A script within the bytes that it came in: a contract's lies in its NEF.</summary>
    sealed record Decoded(int Offset, int Count, Dictionary<int, Instruction> Instructions);

    [ThreadStatic]
    static ConditionalWeakTable<byte[], Decoded>? _decoded;

    /// <summary>Lets a script know what others of the same bytes have decoded.</summary>
    public static void Attach(Script script)
    {
        if (!MemoryMarshal.TryGetArray(script, out ArraySegment<byte> bytes) || bytes.Array is null) return;
        _decoded ??= [];
        if (!_decoded.TryGetValue(bytes.Array, out Decoded? known))
            _decoded.Add(bytes.Array, new Decoded(bytes.Offset, bytes.Count, Instructions(script)));
        else if (known.Offset == bytes.Offset && known.Count == bytes.Count)
            Instructions(script) = known.Instructions;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_instructions")]
    static extern ref Dictionary<int, Instruction> Instructions(Script script);
}
