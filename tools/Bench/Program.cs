using BenchmarkDotNet.Running;
using StarMiner.Bench;
using StarMiner.Bench.Fees;

if (args is ["quick"]) return QuickRun.Run();
if (args is [KernelBench.Argument]) return KernelBench.Run();
if (args is [GpuBench.Argument]) return GpuBench.Run();
if (args is [Compile.Argument]) return Compile.Run();
if (args is [PassSavings.Argument]) return PassSavings.Run();
if (args is [StartUp.Argument]) return StartUp.Run();
if (args is [SnapshotPairs.Argument]) return SnapshotPairs.Run();
if (args is [ExpressBench.Argument]) return await ExpressBench.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args, BenchmarkSettings.Config);
return 0;
