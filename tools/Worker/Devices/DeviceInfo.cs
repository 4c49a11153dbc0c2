namespace StarMiner.Worker.Devices;

public enum DeviceKind
{
    Cuda,
    OpenCl,

    /// <summary>ILGPU's own CPU device: slow, but the very kernel that a GPU runs.</summary>
    Cpu,

    /// <summary>Vectorised .NET code on all cores.</summary>
    Host,
}

/// <param name="Id">What <c>--device</c> takes: kind and index, for example <c>cuda:0</c>.</param>
/// <param name="MemoryBytes">What a job's operands and output must fit in.</param>
/// <param name="Units">Multiprocessors of a GPU, hardware threads of a processor.</param>
public sealed record DeviceInfo(string Id, DeviceKind Kind, string Name, long MemoryBytes, int Units);
