using System.Runtime.InteropServices;
using StarMiner.Cli;

// The first Ctrl-C asks the command to end in order, the second one ends the process.
using var interrupt = new CancellationTokenSource();
using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    context.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
});
return await CommandLine.RunAsync(args, Console.Out, Console.Error, interrupt.Token);
