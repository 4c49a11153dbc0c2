using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.Cli;

/// <summary>Expected failures of any command as one line on the error stream and an exit code.</summary>
static class Failures
{
    public static async Task<int> ReportAsync(TextWriter error, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (ScenarioFormatException e)
        {
            error.WriteLine(e.Message);
            return ExitCodes.BadInput;
        }
        catch (Exception e) when (e is WalletException or ArtifactException or DeviceException or JournalException)
        {
            error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return ExitCodes.BadInput;
        }
        catch (ContractFaultException e)
        {
            error.WriteLine(e.Error.ReplaceLineEndings(" "));
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is ChainException or NeoxpException)
        {
            error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("interrupted");
            return ExitCodes.Interrupted;
        }
    }
}
