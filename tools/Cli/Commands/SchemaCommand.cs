using System.CommandLine;
using System.Text.Json;
using StarMiner.Simulator.Scenarios.Binding;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer schema</c>: JSON Schema of scenario files, for editors.</summary>
static class SchemaCommand
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create(TextWriter output)
    {
        var command = new Command("schema", "Print the JSON Schema of scenario files.");
        command.SetAction(_ => output.WriteLine(ScenarioBinder.Schema().ToJsonString(Indented)));
        return command;
    }
}
