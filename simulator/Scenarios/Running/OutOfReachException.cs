namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>A step asks for what this network cannot do; the message says what, in words for a report.</summary>
public sealed class OutOfReachException(string what) : Exception(what);
