using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Referee;

public class RefereeTests
{
    const long Agpu = SuiteChain.Agpu;
    readonly SuiteChain _suite = new();

    [Fact]
    public void AuditCells_comeFromTheSecondBlockAfterTheCommit()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        int[] drawn = flow.DrawnCells();
        drawn.Should().HaveCount(_suite.Read(_suite.Referee, "auditCellCount").AsInt32());
        byte[] seed = SHA256.HashData([
            .. _suite.Chain.FindBlockHash(flow.CommitBlock + 2)!.ToArray(),
            .. BitConverter.GetBytes((ulong)flow.Id), .. flow.Output.Tree.Root]);
        drawn.Should().Equal(Enumerable.Range(0, 4).Select(
            n => (int)(BinaryPrimitives.ReadUInt64LittleEndian(seed.AsSpan(8 * n)) % (ulong)flow.Job.Cells)));
    }

    [Fact]
    public void Answer_withARightOpening_isCountedOnce()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        int cell = flow.DrawnCells()[2];
        ContractEvent told = flow.Answer(2).Events.Single();
        told.Name.Should().Be("CellAudited");
        told.Values.Select(v => v.AsInteger()).Should().Equal(flow.Id, 2, cell);
        flow.View().AnsweredMask.Should().Be(0b0100);
        flow.View().Status.Should().Be(JobView.Committed);
        _suite.Refused("JobMarket/already-answered",
            _suite.Provider, _suite.Referee, "answer", [flow.Id, 2, .. flow.Open(cell).Arguments]);
    }

    [Theory]
    [InlineData(3, 5, 7)]
    [InlineData(300, 4, 20)]
    [InlineData(3, 40, 4096)]
    [InlineData(1, 2, 9000)]
    public void Answer_forEveryShapeOfRows_goesThrough(int m, int n, int k)
    {
        JobFlow flow = JobFlow.Audited(_suite, new MatMulJob(m, n, k));
        flow.View().Status.Should().Be(JobView.Audited);
        flow.PassDispute().Settle();
    }

    [Fact]
    public void Challenge_ofAWrongCell_slashesInOneTransaction()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 1234);
        // The bond, and a tenth of the stake beside it.
        BigInteger bond = flow.Fee + (500 * Agpu - flow.Fee) / 10;
        TransactionReceipt receipt = flow.Challenge(1234);
        receipt.Events.Select(e => e.Name).Should().Equal("ProviderSlashed", "FaultProven");
        BigInteger burned = (bond + 1) / 2;
        BigInteger toChallenger = (bond - burned) / 2;
        _suite.BondOf(_suite.Provider).Should().Be((500 * Agpu - bond, BigInteger.Zero));
        _suite.Read(_suite.Vaults, "lostBy", _suite.Provider.ScriptHash, SuiteChain.Inference).AsInteger()
            .Should().Be(bond);
        _suite.Claimable(_suite.Challenger).Should().Be(0, "the division waits for whoever asks for it");
        _suite.Money.CheckConservation();
        flow.Divide().Events.Select(e => e.Name).Should().Equal("SlashedDivided", "StakeSlashed", "Transfer", "Transfer");
        _suite.Money.CheckConservation();
        _suite.Claimable(_suite.Provider).Should().Be(0);
        _suite.Claimable(_suite.Challenger).Should().Be(toChallenger);
        _suite.Claimable(_suite.Client).Should().Be(flow.Fee + JobFlow.TipAgpu + bond - burned - toChallenger);
        _suite.Money.BurnedAtSettlement.Should().Be(0, "a slash gives no right to mint");
        flow.View().Status.Should().Be(JobView.Slashed);
    }

    [Fact]
    public void Challenge_ofAWrongCellThatTheAuditMissed_slashesAnAuditedJob()
    {
        JobFlow flow = JobFlow.Claimed(_suite);
        // The draw depends on the root, so the liar's cell is found by trying.
        int lie = Enumerable.Range(0, flow.Job.Cells).First(cell =>
        {
            ChainSnapshot before = _suite.Chain.Snapshot();
            int[] output = [.. flow.Job.Output];
            output[cell]++;
            bool missed = !flow.Commit(MatMulJob.OutputLeaves(output)).DrawnCells().Contains(cell);
            if (!missed) _suite.Chain.Restore(before);
            return missed;
        });
        flow.AnswerAll().PassDispute();
        flow.View().Status.Should().Be(JobView.Audited);
        flow.Challenge(lie);
        flow.View().Status.Should().Be(JobView.Slashed);
        _suite.Refused("JobMarket/not-audited", _suite.Stranger, _suite.Market, "settle", flow.Id);
    }

    [Fact]
    public void Challenge_ofALeafThatIsNoKernelsLeaf_slashes()
    {
        // A provider must not become unchallengeable by committing a leaf in which the cell cannot be read.
        JobFlow flow = JobFlow.Claimed(_suite);
        byte[][] leaves = MatMulJob.OutputLeaves(flow.Job.Output);
        leaves[1] = leaves[1][..^1];
        flow.Commit(leaves).Challenge(1024);
        flow.View().Status.Should().Be(JobView.Slashed);
    }

    [Fact]
    public void Challenge_ofARightCell_isRefused()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 7);
        RefusedChallenge("Referee/cell-right", flow, 8, flow.Open(8));
    }

    [Fact]
    public void Opening_ofAnotherJobCellOrStep_isNotAuthentic()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        BigInteger second = flow.OpenMore(flow.Fee + JobFlow.TipAgpu);
        JobFlow other = flow.Follow(second).Claim().Commit();
        flow.Output.Tree.Root.Should().NotEqual(other.Output.Tree.Root, "a leaf binds its job");
        RefusedChallenge("Referee/output-not-committed", flow, 5, other.Open(5));
        // An opening of cell 5, offered for a cell of another leaf: other index, and another shape of path.
        RefusedChallenge("Referee/output-not-committed", flow, 1500, flow.Open(5) with { OutputPath = flow.Open(1500).OutputPath });
        RefusedChallenge("Referee/path-malformed", flow, 1500, flow.Open(5));
        // The inputs of another row.
        CellOpening inputs = flow.Open(5) with { InputLeaves = flow.Open(1999).InputLeaves };
        RefusedChallenge("Referee/input-not-committed", flow, 5, inputs);
    }

    [Fact]
    public void Opening_withTamperedParts_isNotAuthentic()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        CellOpening right = flow.Open(5);
        byte[][] input = right.InputPaths[0];
        var wrong = new (string Error, CellOpening CellOpening)[]
        {
            ("output-not-committed", right with { OutputLeaf = Flip(right.OutputLeaf) }),
            ("output-not-committed", right with { OutputLeaf = [.. right.OutputLeaf, 0] }),
            ("output-not-committed", right with { OutputPath = [right.OutputPath[0], Flip(right.OutputPath[1])] }),
            ("path-malformed", right with { OutputPath = [] }),
            ("path-malformed", right with { OutputPath = [.. right.OutputPath, [], []] }),
            ("path-malformed", right with { OutputPath = [[0], right.OutputPath[1]] }),
            ("input-not-committed", right with { InputLeaves = [Flip(right.InputLeaves[0]), right.InputLeaves[1]] }),
            ("input-not-committed", right with { InputLeaves = [right.InputLeaves[1], right.InputLeaves[0]] }),
            ("path-malformed", right with { InputPaths = [input[..^2], right.InputPaths[1]] }),
            ("path-malformed", right with { InputPaths = [[.. input, [], []], right.InputPaths[1]] }),
            ("inputs-malformed", right with { InputLeaves = right.InputLeaves[..1] }),
            ("inputs-malformed", right with { InputPaths = [.. right.InputPaths, []] }),
        };
        foreach (var (error, opening) in wrong) RefusedChallenge($"Referee/{error}", flow, 5, opening);
    }

    [Fact]
    public void Slash_twice_isRefused()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 1);
        flow.Challenge(1);
        RefusedChallenge("JobMarket/not-committed", flow, 1, flow.Open(1));
    }

    [Fact]
    public void Challenge_afterTheSettlement_isRefused()
    {
        JobFlow flow = JobFlow.Audited(_suite).PassDispute();
        flow.Settle();
        RefusedChallenge("JobMarket/not-committed", flow, 1, flow.Open(1));
    }

    [Fact]
    public void Outputs_committedUnderAnothersName_openForNobody()
    {
        // A copied root binds the copied worker, so the copier cannot answer its own audit.
        JobFlow flow = JobFlow.Claimed(_suite);
        byte[][] leaves = MatMulJob.OutputLeaves(flow.Job.Output);
        ReferenceTree foreign = ReferenceTree.OfOutput(
            (ulong)flow.Id, _suite.Kernel.ToArray(), _suite.Stranger.ScriptHash.ToArray(), leaves);
        _suite.Invoke(_suite.Provider, _suite.Market, "commit", flow.Id, foreign.Root);
        RefusedChallenge("Referee/output-not-committed", flow, 1, flow.Job.Open(new CommittedOutput(leaves, foreign), 1));
    }

    void RefusedChallenge(string error, JobFlow flow, int cell, CellOpening opening) => _suite.Refused(
        error, _suite.Challenger, _suite.Referee, "challenge", [flow.Id, cell, _suite.Challenger.ScriptHash, .. opening.Arguments]);

    static byte[] Flip(byte[] bytes) => [(byte)(bytes[0] ^ 1), .. bytes[1..]];
}
