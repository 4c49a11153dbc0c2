using System.Numerics;
using System.Reflection;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Primitives;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Council;

public class CouncilTests
{
    readonly SuiteChain _suite = new();

    /// <summary>A role that no contract of the suite knows is written down, and nothing else changes.</summary>
    [Fact]
    public void Role_withoutASeat_isNotInTheCharter()
    {
        byte[] charter = _suite.Read(_suite.Council, "charter").AsBytes();
        _suite.Invoke(_suite.Steward, _suite.Council, "bind", "Archive", _suite.Stranger.ScriptHash);
        _suite.Read(_suite.Council, "addressOf", "Archive").AsHash160().Should().Be(_suite.Stranger.ScriptHash);
        _suite.Read(_suite.Council, "charter").AsBytes().Should().Equal(charter);
    }

    [Fact]
    public void Deploy_makesTheSenderTheOnlyStewardAndGuardian()
    {
        foreach (string members in new[] { "stewards", "guardians" })
        {
            var parts = _suite.Read(_suite.Council, members).AsList(2);
            parts[0].AsInt32().Should().Be(1);
            parts[1].AsList(1)[0].AsHash160().Should().Be(_suite.Steward.ScriptHash);
        }
        _suite.Read(_suite.Council, "isFounded").AsBool().Should().BeFalse();
    }

    [Fact]
    public void Bind_byTheSteward_isReadBackAndTold()
    {
        UInt160 address = _suite.Stranger.ScriptHash;
        _suite.Read(_suite.Council, "isBound", "Exchange").AsBool().Should().BeFalse();
        var receipt = _suite.Invoke(_suite.Steward, _suite.Council, "bind", "Exchange", address);
        ContractEvent told = receipt.Events.Single();
        told.Name.Should().Be("RoleBound");
        told.Values[0].AsText().Should().Be("Exchange");
        told.Values[1].AsHash160().Should().Be(address);
        _suite.Read(_suite.Council, "addressOf", "Exchange").AsHash160().Should().Be(address);
        _suite.Read(_suite.Council, "isBound", "Exchange").AsBool().Should().BeTrue();
        SeatIn(Charter(), Seat.Exchange).Should().Be(address);
    }

    [Fact]
    public void ListKernel_byTheSteward_isReadBackAndTold()
    {
        UInt160 kernel = _suite.Stranger.ScriptHash;
        _suite.Read(_suite.Council, "isKernelListed", kernel).AsBool().Should().BeFalse();
        _suite.Read(_suite.Council, "kernelTask", kernel).AsInt32().Should().Be(-1);
        var receipt = _suite.Invoke(_suite.Steward, _suite.Council, "listKernel", kernel, 3);
        receipt.Events.Single().Name.Should().Be("KernelListed");
        _suite.Read(_suite.Council, "isKernelListed", kernel).AsBool().Should().BeTrue();
        _suite.Read(_suite.Council, "kernelTask", kernel).AsInt32().Should().Be(3);
        _suite.Read(_suite.Council, "kernelTask", _suite.Kernel).AsInt32().Should().Be(1);
    }

    [Fact]
    public void ChoosePublicKernel_ofAListedOne_isReadBack()
    {
        _suite.Read(_suite.Council, "publicKernel").IsNull.Should().BeTrue();
        _suite.Invoke(_suite.Steward, _suite.Council, "choosePublicKernel", _suite.Kernel)
            .Events.Single().Name.Should().Be("PublicKernelChosen");
        _suite.Read(_suite.Council, "publicKernel").AsHash160().Should().Be(_suite.Kernel);
    }

    [Fact]
    public void Configure_inTheGenesis_movesTheParameterAndItsCopies()
    {
        _suite.Invoke(_suite.Steward, _suite.Council, "configure", "DisputeBlocks", 33)
            .Events.Single().Name.Should().Be("ParameterSet");
        _suite.Read(_suite.Council, "parameterOf", "DisputeBlocks").AsList(4)[0].AsInt32().Should().Be(33);
        ValueIn(Charter(), NamesByNumber().IndexOf("DisputeBlocks")).Should().Be(33);
    }

    public static TheoryData<string> ParameterNames => [.. NamesByNumber()];

    [Theory]
    [MemberData(nameof(ParameterNames))]
    public void Parameter_isInTheCharterUnderItsNumberWithItsDefault(string name)
    {
        var row = _suite.Read(_suite.Council, "parameterOf", name).AsList(4).Select(part => part.AsInteger()).ToArray();
        // The tests' suite starts with another price.
        if (name != "BaseFeeStart") row[0].Should().Be(row[1]);
        row[0].Should().BeGreaterThanOrEqualTo(row[2]).And.BeLessThanOrEqualTo(row[3]);
        row[2].Should().BeGreaterThanOrEqualTo(0).And.BeLessThan(row[3], "a parameter that cannot move is none");
        ValueIn(Charter(), NamesByNumber().IndexOf(name)).Should().Be(row[0]);
    }

    [Fact]
    public void Parameters_haveANameForEveryNumber()
    {
        NamesByNumber().Should().HaveCount(Parameter.Count).And.OnlyHaveUniqueItems();
        Charter().Length.Should().Be(1 + 20 * Seat.Count + 8 * Parameter.Count + 4);
    }

    byte[] Charter() => _suite.Read(_suite.Council, "charter").AsBytes();

    static UInt160 SeatIn(byte[] charter, int seat) => new(charter.AsSpan(1 + 20 * seat, 20));

    static BigInteger ValueIn(byte[] charter, int number) =>
        BitConverter.ToUInt64(charter, 1 + 20 * Seat.Count + 4 + 8 * number);

    /// <summary>The constants of <see cref="Parameter"/> by number, those of a tier under the tier's name.</summary>
    static List<string> NamesByNumber()
    {
        string[] notNumbers = ["FirstOfTiers", "PerTier", "Count"];
        string[] ofTiers = ["MultiplierBps", "ClaimMs", "MinScore", "MinStake", "AuditFloorBps"];
        var names = new SortedDictionary<int, string>();
        foreach (FieldInfo field in typeof(Parameter).GetFields().Where(f => !notNumbers.Contains(f.Name)))
        {
            int number = (int)field.GetRawConstantValue()!;
            if (!ofTiers.Contains(field.Name)) names.Add(number, field.Name);
            else
                foreach (string tier in new[] { "Spot", "Standard", "Priority", "Reserved" })
                    names.Add(Parameter.OfTier(TierOf(tier), number), tier + field.Name);
        }
        names.Keys.Should().Equal(Enumerable.Range(0, Parameter.Count));
        return [.. names.Values];
    }

    static int TierOf(string name) => (int)typeof(Tiers).GetField(name)!.GetRawConstantValue()!;
}
