namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>A step found something else than it needs; the runner adds which step and where.</summary>
public sealed class StepFailedException(
    string expected, string actual) : Exception($"expected {expected}, actual {actual}")
{
    public string Expected => expected;

    public string Actual => actual;
}
