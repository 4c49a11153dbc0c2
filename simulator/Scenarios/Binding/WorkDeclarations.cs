using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Work;
using StarMiner.Worker.Kernels;

namespace StarMiner.Simulator.Scenarios.Binding;

static class WorkDeclarations
{
    const int MostNumbers = 8, MostSize = 1 << 20;

    static readonly Field<WorkKind> Kernel = Field.Required(
        "kernel", new Choice<WorkKind>([.. WorkKind.All.Select(kind => (kind.Word, kind))]), "which kernel judges it");

    static readonly Field<IReadOnlyList<long>> Size = Field.Required(
        "size", new ListOf<long>(new Whole(1, MostSize), 1, MostNumbers),
        $"how large: {string.Join("; ", WorkKind.All.Select(kind => $"{kind.Word} [{kind.Sizes}]"))}");

    public static readonly Declarations<JobWork> Type = new(
        "works", new Shape("a work", Kernel, Size), Make, scope => scope.Works);

    static SizedWork Make(string name, FieldValues values)
    {
        var kind = values.Get(Kernel);
        int[] size = [.. values.Get(Size).Select(number => (int)number)];
        var node = values.NodeOf(Size);
        if (size.Length != kind.Numbers)
            throw new ScenarioFormatException(node.At, $"[{kind.Sizes}]", $"{size.Length} numbers");
        try
        {
            kind.Kernel.Shape(kind.Parameters(size));
        }
        catch (JobException refused)
        {
            throw new ScenarioFormatException(node.At, "a size that the kernel takes", refused.Message);
        }
        return new SizedWork(name, kind, size);
    }
}
