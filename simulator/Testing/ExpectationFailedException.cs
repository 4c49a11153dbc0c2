namespace StarMiner.Simulator.Testing;

/// <summary>Something did not turn out as a test says; any test framework reports it as a failure.</summary>
public sealed class ExpectationFailedException(string expected, string actual)
    : Exception($"expected {expected}, actual {actual}")
{
    public string Expected => expected;
    public string Actual => actual;
}
