using Neo;
using Neo.Json;
using Neo.Network.P2P.Payloads;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>
/// A node as a scenario uses it. On a devnet with its control methods, waiting mines and moves the clock; elsewhere it
/// is really waited, up to a patience.
/// </summary>
/// <param name="control">To the node's <c>dev_</c> methods; null where it has none.</param>
sealed class NodeChain(RpcChainClient node, RpcConnection? control, TimeSpan patience) : ForwardingChain(node)
{
    readonly RpcChainClient rpc = node;
    HashSet<UInt160> signers = [];

    /// <summary>Goes up with each act of the scenario: what was read under another number is past.</summary>
    public int Age { get; private set; }

    public override Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) =>
        SendScriptAsync(script, [new ScopedKey(sender, scope)], cancel);

    public async Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, IReadOnlyList<ScopedKey> keys, CancellationToken cancel)
    {
        Receipt receipt = await rpc.SendScriptAsync(script, keys, cancel);
        Age++;
        foreach (ScopedKey signer in keys)
            if (signer.Scope != WitnessScope.None) signers.Add(signer.Key.Account());
        return receipt;
    }

    public override async Task WaitForHeightAsync(uint index, CancellationToken cancel = default)
    {
        uint height = await GetHeightAsync(cancel);
        if (height >= index) return;
        Age++;
        if (control is not null) await ControlAsync("dev_mine", cancel, index - height);
        else await WaitAsync(token => base.WaitForHeightAsync(index, token), $"block {index}, {index - height} on", cancel);
    }

    public override async Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default)
    {
        ulong now = await GetTimeMsAsync(cancel);
        if (now >= timeMs) return;
        Age++;
        string what = $"the time {timeMs}, {TimeSpan.FromMilliseconds(timeMs - now):d\\.hh\\:mm\\:ss} on";
        if (control is not null) await ControlAsync("dev_setTime", cancel, timeMs);
        else if (timeMs - now > patience.TotalMilliseconds) throw Beyond(what);
        else await WaitAsync(token => base.WaitForTimeAsync(timeMs, token), what, cancel);
    }

    public IReadOnlySet<UInt160> TakeSigners()
    {
        HashSet<UInt160> taken = signers;
        signers = [];
        return taken;
    }

    /// <summary>Keeps the present moment on the node.</summary>
    /// <returns>Its name there; null where the node cannot.</returns>
    public async Task<string?> KeepAsync(CancellationToken cancel)
    {
        if (control is null) return null;
        string name = $"scenario-{Guid.NewGuid():N}";
        await ControlAsync("dev_snapshot", cancel, name);
        return name;
    }

    /// <exception cref="OutOfReachException">The node cannot go back.</exception>
    public async Task ReturnAsync(string? name, CancellationToken cancel)
    {
        if (name is null) throw new OutOfReachException("going back to an earlier moment");
        await ControlAsync("dev_restore", cancel, name);
        Age++;
    }

    Task ControlAsync(string method, CancellationToken cancel, JToken? parameter) =>
        control!.CallAsync(method, new JArray(parameter), cancel);

    async Task WaitAsync(Func<CancellationToken, Task> wait, string what, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        end.CancelAfter(patience);
        try
        {
            await wait(end.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Beyond(what);
        }
    }

    OutOfReachException Beyond(string what) =>
        new($"waiting for {what}, which takes longer than --patience {patience.TotalSeconds} s");
}
