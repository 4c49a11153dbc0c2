return await StarMiner.Cli.CommandLine.RunAsync(args, Console.Out, Console.Error);
