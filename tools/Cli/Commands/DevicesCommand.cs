using System.CommandLine;
using StarMiner.Worker.Devices;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer devices</c>: what jobs can be computed on here.</summary>
static class DevicesCommand
{
    const double MiB = 1 << 20;

    public static Command Create(TextWriter output)
    {
        var command = new Command("devices", "List the devices that jobs can be computed on, best first.");
        command.SetAction(_ =>
        {
            foreach (var device in DeviceCatalog.List())
                output.WriteLine($"{device.Id,-10} {device.Name}, {device.Units} units, {device.MemoryBytes / MiB:N0} MiB");
        });
        return command;
    }
}
