using System.Globalization;
using System.Text;
using Neo.VM.Types;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator;

/// <summary>
/// A traced execution for people, more of it with each level: 1 the outcome, 2 log lines and events, 3 the tree of
/// calls with their GAS, 4 what changed in storage.
/// </summary>
public static class TraceText
{
    public const int MaxLevel = 4;
    const int ShownBytes = 48;

    /// <exception cref="ArgumentException">Level 3 or 4 is asked for and the execution was not traced.</exception>
    public static string Of(Execution execution, int level)
    {
        if (level > 2 && execution.Trace is null)
            throw new ArgumentException("the execution was not traced: set ChainOptions.Trace", nameof(execution));
        var text = new StringBuilder();
        text.AppendLine(execution.Fault?.ToString() ?? $"{execution.State}, {Gas(execution.GasDatoshi)}");
        foreach (RefusedWitness refused in execution.RefusedWitnesses)
            text.AppendLine($"witness refused: {refused.Explanation}");
        if (level > 1) AppendMessages(text, execution);
        if (level > 2) AppendCall(text, execution.Trace!.Calls, depth: 0);
        if (level > 3) AppendStorage(text, execution.Trace!.Storage);
        return text.ToString();
    }

    static void AppendMessages(StringBuilder text, Execution execution)
    {
        foreach (LogLine line in execution.Logs) text.AppendLine($"log {line.Contract}: {line.Message}");
        foreach (Notification sent in execution.Notifications)
            text.AppendLine($"event {sent.Contract} {sent.Event}{sent.Values.Describe()}");
    }

    static void AppendCall(StringBuilder text, CallNode call, int depth)
    {
        string name = call.ContractName is null ? "entry script" : $"{call.ContractName}.{call.Method}";
        string arguments = call.ContractName is null ? "" : $"({string.Join(", ", call.Arguments.Select(Short))})";
        string left = call.Returned ? "" : " left by a fault";
        string cost = $"{Gas(call.GasDatoshi)}, own {Gas(call.OwnGasDatoshi)}";
        string place = call.CalledAt is { } at ? $" from {at.File}:line {at.Line}" : "";
        text.Append(' ', 2 * depth).AppendLine($"{name}{arguments} {cost}{place}{left}");
        foreach (string sent in call.Events) text.Append(' ', 2 * depth + 2).AppendLine($"event {sent}");
        foreach (CallNode inner in call.Calls) AppendCall(text, inner, depth + 1);
    }

    static void AppendStorage(StringBuilder text, IReadOnlyList<StorageChange> changes)
    {
        foreach (StorageChange change in changes)
        {
            string values = $"{Short(change.Before)} -> {Short(change.After)}";
            text.AppendLine($"storage {change.ContractId} {Short(change.Key)}: {values}");
        }
    }

    static string Short(StackItem item)
    {
        string full = item.Describe();
        return full.Length <= 2 * ShownBytes ? full : $"{full[..(2 * ShownBytes)]}...";
    }

    static string Short(byte[]? bytes)
    {
        if (bytes is null) return "nothing";
        string shown = Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, ShownBytes))).ToLowerInvariant();
        return bytes.Length <= ShownBytes ? shown : $"{shown}... ({bytes.Length} B)";
    }

    static string Gas(long datoshi) => $"{(datoshi / 1_0000_0000m).ToString(CultureInfo.InvariantCulture)} GAS";
}
