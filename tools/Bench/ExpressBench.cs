using System.Diagnostics;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Bench;

/// <summary>
/// The same GAS transfers by `neoxp batch`, offline, and on this chain, a block each, all built, signed, executed and
/// kept. By the clock, in turns; of neo-express without the start of its process.
/// </summary>
static class ExpressBench
{
    public const string Argument = "express";
    const int Rounds = 3, Transfers = 200, OwnTransfers = 5_000, Goal = 300;

    public static async Task<int> RunAsync()
    {
        if (Neoxp.MissingLibrary() is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
            return 1;
        }
        List<double> express = [], open = [], signed = [];
        await new Neoxp(Suite.Root, Path.GetTempPath()).RestoreAsync(CancellationToken.None);
        Own(unlocked: true, OwnTransfers);
        Own(unlocked: false, OwnTransfers);
        for (int round = 0; round < Rounds; round++)
        {
            double start = await ExpressSecondsAsync(1);
            express.Add((Transfers - 1) / (await ExpressSecondsAsync(Transfers) - start));
            open.Add(Own(unlocked: true, OwnTransfers));
            signed.Add(Own(unlocked: false, OwnTransfers));
        }
        double theirs = express.Median();
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, {Rounds} rounds, medians, GAS transfers a second by the clock");
        Print("neoxp batch, offline", theirs);
        Print("this chain, a block each, unlocked", open.Median());
        Print("this chain, a block each, signed and checked", signed.Median());
        return open.Median() >= Goal * theirs ? 0 : 1;

        void Print(string name, double perSecond) =>
            Console.WriteLine($"{name,-46} {perSecond,8:N1} {perSecond / theirs,8:N0}x");
    }

    static async Task<double> ExpressSecondsAsync(int transfers)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("starminer-bench-");
        try
        {
            string file = ExpressNet.FileIn(folder.FullName), batch = Path.Combine(folder.FullName, "transfers.batch");
            File.Copy(Path.Combine(Suite.Root, "neo-express.json"), file);
            await File.WriteAllLinesAsync(batch, Enumerable.Repeat("transfer 1 GAS genesis client", transfers));
            var neoxp = new Neoxp(Suite.Root, folder.FullName);
            var clock = Stopwatch.StartNew();
            await neoxp.RunAsync(CancellationToken.None, "batch", "-i", file, batch);
            return clock.Elapsed.TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>Transfers a second.</returns>
    static double Own(bool unlocked, int transfers)
    {
        var chain = new Chain(new ChainOptions { Unlocked = unlocked });
        Actor alice = chain.Actor("alice"), bob = chain.Actor("bob");
        chain.Fund(alice, 10_000_000_00000000);
        var transfer = new ContractCall(
            NativeContract.GAS.Hash, "transfer", alice.ScriptHash, bob.ScriptHash, 1_00000000, null);
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < transfers; i++) chain.Invoke(alice, transfer).OrThrow();
        return transfers / clock.Elapsed.TotalSeconds;
    }
}
