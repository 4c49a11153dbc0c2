using Neo;
using Neo.SmartContract.Native;

namespace StarMiner.Client.Tests;

public class ContractArtifactTests
{
    [Fact]
    public void Load_missingNef_namesFileAndFolder()
    {
        var folder = Directory.CreateTempSubdirectory("starminer-").FullName;

        FluentActions.Invoking(() => ContractArtifact.Load(folder, "Nothing"))
            .Should().Throw<ArtifactException>().WithMessage($"Nothing.nef is not in {folder}*");

        Directory.Delete(folder);
    }

    [Fact]
    public void Load_writtenFiles_areReadByteForByte()
    {
        var sample = SampleContract.Returning(42);
        var folder = Directory.CreateTempSubdirectory("starminer-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "Sample.nef"), sample.NefBytes);
        File.WriteAllBytes(Path.Combine(folder, "Sample.manifest.json"), sample.ManifestBytes);

        var loaded = ContractArtifact.Load(folder, "Sample");

        loaded.NefBytes.Should().Equal(sample.NefBytes);
        loaded.Manifest.Name.Should().Be("Sample");
        loaded.SizeBytes.Should().Be(sample.SizeBytes);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void HashFor_otherDeployerOrScript_isAnotherHash()
    {
        var sample = SampleContract.Returning(42);
        var deployer = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

        sample.HashFor(deployer).Should().Be(SampleContract.Returning(42).HashFor(deployer));
        sample.HashFor(deployer).Should().NotBe(sample.HashFor(UInt160.Zero));
        sample.HashFor(deployer).Should().NotBe(SampleContract.Returning(43).HashFor(deployer));
    }

    [Fact]
    public void DeployCall_goesToContractManagementWithBothFiles()
    {
        var sample = SampleContract.Returning(42);

        var call = sample.DeployCall("data");

        call.Contract.Should().Be(NativeContract.ContractManagement.Hash);
        call.Arguments.Should().Equal(sample.NefBytes, sample.ManifestBytes, "data");
    }
}
