namespace StarMiner.Worker.Devices;

/// <summary>A device is not there or could not do what was asked of it.</summary>
public sealed class DeviceException(string message, Exception? inner = null) : Exception(message, inner);
