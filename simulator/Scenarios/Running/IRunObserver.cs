namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>Hears how a run gets on; for progress displays only, nothing depends on it.</summary>
public interface IRunObserver
{
    void StepStarted(BoundStep step, int index, int count);

    /// <param name="fraction">Part of the running step that is done, 0..1.</param>
    void Progressed(double fraction);
}
