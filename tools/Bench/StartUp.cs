using System.Diagnostics;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Bench;

/// <summary>From nothing to the first result of a contract, in a process of its own, as a user waits for it.</summary>
static class StartUp
{
    public const string Argument = "start";

    /// <summary>What the measured process does: genesis, one funded account, one call.</summary>
    public static int Once()
    {
        var chain = new Chain();
        Actor alice = chain.Actor("alice");
        chain.Fund(alice, 1_00000000);
        var balance = chain.Read(new ContractCall(NativeContract.GAS.Hash, "balanceOf", alice.ScriptHash)).Stack[0];
        return balance.AsInteger() == 1_00000000 ? 0 : 1;
    }

    public static double MedianMs(int times)
    {
        double[] runs = [.. Enumerable.Range(0, times).Select(_ => OnceMs()).Order()];
        return runs[times / 2];
    }

    static double OnceMs()
    {
        long start = Stopwatch.GetTimestamp();
        string[] command = [typeof(StartUp).Assembly.Location, Argument];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", command) { UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException("the start-up process got a wrong balance");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
