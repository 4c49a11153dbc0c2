using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Work;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Rendering;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>Declared work: of a size, a picture of a scene, or a net that learns digits.</summary>
static class WorkDeclarations
{
    const int MostNumbers = 8, MostSize = 1 << 20, MostNeurons = 4_095, MostBatch = 256, MostEpochs = 1_000;

    static readonly Field<WorkKind> Kernel = Field.Required(
        "kernel", new Choice<WorkKind>([.. WorkKind.All.Select(kind => (kind.Word, kind))]), "which kernel judges it");

    static readonly Field<IReadOnlyList<long>> Size = Field.Optional<IReadOnlyList<long>>(
        "size", new ListOf<long>(new Whole(1, MostSize), 1, MostNumbers),
        $"how large: {string.Join("; ", WorkKind.All.Select(kind => $"{kind.Word} [{kind.Sizes}]"))}", []);

    static readonly Field<Scene?> Scene = Field.Optional<Scene?>("scene", SceneType.Any!, "what a picture shows", null);
    static readonly Field<DigitSet?> Learns = Field.Optional<DigitSet?>(
        "learns", Known.Data!, "the digits that a net learns, instead of made-up samples of a 'size'", null);
    static readonly Field<long> Hidden =
        Field.Optional("hidden", new Whole(1, MostNeurons), "neurons of the net's hidden layer", 64);
    static readonly Field<long> Batch = Field.Optional("batch", new Whole(1, MostBatch), "digits of a round", 100);
    static readonly Field<long> Epochs = Field.Optional(
        "epochs", new Whole(1, MostEpochs), "times through all digits", 1);

    public static readonly Declarations<JobWork> Type = new(
        "works", new Shape("a work", Kernel, Size, Scene, Learns, Hidden, Batch, Epochs), Make, scope => scope.Works);

    static JobWork Make(string name, FieldValues values)
    {
        var kind = values.Get(Kernel);
        Only(values, "rendering", Scene);
        Only(values, "training", Learns);
        var work = values.Get(Learns) is { } digits ? Learning(name, digits, values) : Sized(name, kind, values);
        try
        {
            work.Kernel.Shape(work.Parameters);
            if (values.Get(Scene) is { } scene) scene.ToBytes();
            return work;
        }
        catch (JobException refused)
        {
            throw new ScenarioFormatException(
                values.NodeOf(Size).At, "a size that the kernel takes", refused.Message);
        }
    }

    static DigitLearning Learning(string name, DigitSet digits, FieldValues values)
    {
        if (values.Get(Size).Count > 0)
            throw new ScenarioFormatException(values.NodeOf(Size).At, "either 'size' or 'learns'", "both");
        if (!DigitLearning.Takes(digits))
            throw new ScenarioFormatException(
                values.NodeOf(Learns).At, "square images with an even number of rows", $"{digits.Width} pixels");
        if (digits.Count < values.Get(Batch))
            throw new ScenarioFormatException(
                values.NodeOf(Batch).At, $"at most the {digits.Count} digits of '{digits.Name}'",
                $"'{values.Get(Batch)}'");
        return new DigitLearning(
            name, digits, (int)values.Get(Hidden), (int)values.Get(Batch), (int)values.Get(Epochs));
    }

    static JobWork Sized(string name, WorkKind kind, FieldValues values)
    {
        foreach (var field in (IField[])[Hidden, Batch, Epochs])
            if (values.Has(field))
                throw new ScenarioFormatException(values.NodeOf(field).At, "'learns' beside it", "none");
        int[] size = [.. values.Get(Size).Select(number => (int)number)];
        if (size.Length != kind.Numbers)
            throw new ScenarioFormatException(
                values.NodeOf(Size).At, $"[{kind.Sizes}]", size.Length == 0 ? "no 'size'" : $"{size.Length} numbers");
        return values.Get(Scene) is { } scene ? new Picture(size[0], size[1], scene)
            : kind.Kernel is RenderingKernel ? new Picture(size[0], size[1], Picture.TwoSpheres)
            : new SizedWork(name, kind, size);
    }

    static void Only(FieldValues values, string word, IField field)
    {
        if (values.Has(field) && values.Get(Kernel).Word != word)
            throw new ScenarioFormatException(
                values.NodeOf(field).At, $"'{field.Name}' only beside kernel '{word}'", $"'{values.Get(Kernel).Word}'");
    }
}
