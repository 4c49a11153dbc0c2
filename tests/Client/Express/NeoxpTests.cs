namespace StarMiner.Client.Tests;

public sealed class NeoxpTests
{
    [Fact]
    public void MissingLibrary_systemHasNoSnappy_saysHowToInstallIt()
    {
        string? asked = null;

        string? missing = Neoxp.MissingLibrary(name =>
        {
            asked = name;
            return false;
        });

        if (OperatingSystem.IsLinux())
        {
            asked.Should().Be("libsnappy.so.1");
            missing.Should().Contain("apt-get install libsnappy1v5").And.NotContain("\n");
        }
        else missing.Should().BeNull();
    }

    [Fact]
    public void MissingLibrary_systemHasIt_isNull() => Neoxp.MissingLibrary(_ => true).Should().BeNull();
}
