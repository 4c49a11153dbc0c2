using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Binding;

static class DataDeclarations
{
    static readonly Field<string> Images =
        Field.Required("images", ExistingFile.Any, "gzipped IDX file of grey-level images");
    static readonly Field<string> Labels =
        Field.Required("labels", ExistingFile.Any, "gzipped IDX file of the images' labels");
    static readonly Field<long> Take = Field.Optional("take", new Whole(1, 65_536), "how many, from the first", 0);

    public static readonly Declarations<DigitSet> Type = new(
        "data sets", new Shape("a data set", Images, Labels, Take), Load, scope => scope.Data);

    static DigitSet Load(string name, FieldValues values)
    {
        var set = Read(name, values);
        var take = (int)values.Get(Take);
        if (take > set.Count)
            throw new ScenarioFormatException(
                values.NodeOf(Take).At, $"at most the {set.Count} images of the file", $"'{take}'");
        return take == 0 ? set : set.Take(take);
    }

    static DigitSet Read(string name, FieldValues values)
    {
        try
        {
            return DigitSet.Load(name, values.Get(Images), values.Get(Labels));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            var node = values.NodeOf(Images);
            throw new ScenarioFormatException(
                node.At, "gzipped IDX files of images and their labels", $"{node.Describe()}: {e.Message}");
        }
    }
}
