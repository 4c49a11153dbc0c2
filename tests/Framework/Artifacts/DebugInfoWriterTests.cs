using System.IO.Compression;
using System.Text.Json.Nodes;
using Neo.SmartContract;
using StarMiner.Compiler.Artifacts;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Tests.Artifacts;

public class DebugInfoWriterTests
{
    static readonly SourcePaths Paths = new("/home/somebody/project=/_/");

    [Fact]
    public void Archive_holds_one_document_and_no_time()
    {
        using var zip = new ZipArchive(new MemoryStream(DebugInfoWriter.Write(Sample.Contract(), Paths)));
        ZipArchiveEntry entry = zip.Entries.Should().ContainSingle().Subject;
        entry.Name.Should().Be("Sample.debug.json");
        entry.LastWriteTime.DateTime.Should().Be(new DateTime(1980, 1, 1));
    }

    [Fact]
    public void Simulator_finds_the_source_line_of_an_address()
    {
        ContractDebugInfo info = DebugInfoReader.Read(new MemoryStream(DebugInfoWriter.Json(Sample.Contract(), Paths)));
        info.ScriptHash.Should().Be(Sample.Contract().Script.ToScriptHash());
        info.LineAt(2).Should().Be(new SourceLine(0, "tests/Sample.cs", 3, 5, 4, 9));
        info.LineAt(8).Should().Be(new SourceLine(8, "tests/Other.cs", 7, 1, 7, 2));
        info.MethodAt(9)!.Name.Should().Be("Change");
    }

    [Fact]
    public void Methods_events_and_slots_are_listed_as_the_standard_says()
    {
        JsonNode json = JsonNode.Parse(DebugInfoWriter.Json(Sample.Contract(), Paths))!;
        Texts(json["static-variables"]).Should().Equal("cache,String,0");
        JsonNode change = json["methods"]![3]!;
        change["name"]!.GetValue<string>().Should().Be("StarMiner.Tests.Artifacts.SampleContract,Change");
        change["range"]!.GetValue<string>().Should().Be("9-10");
        change["return"]!.GetValue<string>().Should().Be("Void");
        Texts(change["params"]).Should().Equal("this,Any,0", "value,Integer,1");
        Texts(change["variables"]).Should().Equal("local,Integer,0");
        JsonNode renamed = json["events"]![1]!;
        renamed["id"]!.GetValue<string>().Should().Be("Renamed");
        renamed["name"]!.GetValue<string>().Should().EndWith("SampleContract,WasRenamed");
        Texts(renamed["params"]).Should().Equal("from,Hash160,0", "name,String,1", "data,ByteArray,2", "count,Integer,3");
    }

    [Fact]
    public void Two_writings_are_the_same_bytes()
    {
        byte[] first = DebugInfoWriter.Write(Sample.Contract(), Paths);
        Thread.Sleep(TimeSpan.FromSeconds(2.1)); // a zip's clock ticks every two seconds
        DebugInfoWriter.Write(Sample.Contract(), Paths).Should().Equal(first);
    }

    static IEnumerable<string> Texts(JsonNode? array) => array!.AsArray().Select(item => item!.GetValue<string>());
}
