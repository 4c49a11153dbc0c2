using System.Runtime.InteropServices;
using StarMiner.Cli;

// The first Ctrl-C, or SIGTERM of systemd and docker, asks the command to end in order, the second one ends the process.
using var interrupt = new CancellationTokenSource();
void End(PosixSignalContext context)
{
    context.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
}
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
return await CommandLine.RunAsync(args, Console.Out, Console.Error, interrupt.Token);
