namespace StarMiner.Worker.Devices;

/// <summary>A device is not there or could not do what was asked of it.</summary>
public sealed class DeviceException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The job was too much for it: the device itself is as good as before.</summary>
    public bool IsOutOfMemory { get; } = inner is OutOfMemoryException
        || inner?.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) == true
        || inner?.Message.Contains("OUT_OF_MEMORY", StringComparison.Ordinal) == true;
}
