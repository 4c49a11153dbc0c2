using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Bench;

/// <summary>From nothing to the first result of a contract: genesis, one funded account, one call.</summary>
static class StartUp
{
    public const string Argument = "start";

    public static int Run()
    {
        var chain = new Chain();
        Actor alice = chain.Actor("alice");
        chain.Fund(alice, 1_00000000);
        var balance = chain.Read(new ContractCall(NativeContract.GAS.Hash, "balanceOf", alice.ScriptHash)).Stack[0];
        return balance.AsInteger() == 1_00000000 ? 0 : 1;
    }

    /// <summary>In a process of its own, start of the runtime included.</summary>
    public static void InOwnProcess() => Processes.Run(typeof(StartUp).Assembly.Location, Argument);
}
