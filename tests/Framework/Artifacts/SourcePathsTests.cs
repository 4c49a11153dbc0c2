using StarMiner.Compiler.Artifacts;

namespace StarMiner.Tests.Artifacts;

public class SourcePathsTests
{
    readonly SourcePaths paths = new("/home/a/repo/=/_/,/home/a/packages/=/_1/");

    [Fact]
    public void Real_is_the_file_on_this_machine()
    {
        paths.Real("/_/contracts/X.cs").Should().Be("/home/a/repo/contracts/X.cs");
        paths.Real("/_1/p/Y.cs").Should().Be("/home/a/packages/p/Y.cs");
        paths.Real("/elsewhere/Z.cs").Should().Be("/elsewhere/Z.cs");
    }

    [Fact]
    public void Relative_names_no_machine()
    {
        paths.Relative("/_/contracts/X.cs").Should().Be("contracts/X.cs");
        paths.Relative("/elsewhere/Z.cs").Should().Be("/elsewhere/Z.cs");
    }
}
