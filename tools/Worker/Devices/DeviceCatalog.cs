using System.Globalization;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace StarMiner.Worker.Devices;

/// <summary>The devices of this machine, and the choice of one.</summary>
public static class DeviceCatalog
{
    /// <summary>What <see cref="Open"/> takes, an index after a colon apart.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["auto", "cuda", "opencl", "cpu", "host"];

    /// <summary>All devices, best first: <c>auto</c> takes the first.</summary>
    public static IReadOnlyList<DeviceInfo> List()
    {
        using var context = CreateContext();
        return [.. Found(context).Select(found => found.Info), HostInfo()];
    }

    /// <param name="choice">
    /// A word of <see cref="Choices"/>, or a device's id; <c>auto</c> is the best that passes a probe.
    /// </param>
    /// <exception cref="DeviceException">No such device is here, or it does not work.</exception>
    public static ComputeDevice Open(string choice)
    {
        string wanted = choice.ToLowerInvariant();
        if (!Choices.Contains(wanted.Split(':')[0]))
            throw new DeviceException($"no device is called '{choice}'; there are {string.Join(", ", Choices)}");

        string? refusal = null;
        foreach (var info in List())
        {
            if (wanted != "auto" && info.Id != wanted && info.Id != $"{wanted}:0")
                continue;
            try
            {
                return Take(info);
            }
            catch (DeviceException exception) when (wanted == "auto")
            {
                refusal ??= exception.Message;
            }
        }
        throw new DeviceException(
            refusal ?? $"no device '{choice}' is here; there are {string.Join(", ", List().Select(info => info.Id))}");
    }

    /// <summary>The devices that jobs run on at once, with this machine's processor in reserve where all are GPUs.</summary>
    /// <param name="choice">
    /// As <see cref="Open"/>, several with commas between; <c>auto</c> is every GPU that passes its probe, else the host.
    /// </param>
    /// <param name="refused">Hears of GPUs that are here and not used.</param>
    /// <exception cref="DeviceException">A device that is asked for by name is not here, or does not work.</exception>
    public static DevicePool OpenAll(string choice, Action<string>? refused = null)
    {
        List<ComputeDevice> devices = choice.Equals("auto", StringComparison.OrdinalIgnoreCase)
            ? OpenGpus(refused)
            : [.. choice.Split(',').Select(name => name.Trim()).Distinct().Select(Open)];
        bool areGpus = devices.TrueForAll(device => device.Info.Kind is DeviceKind.Cuda or DeviceKind.OpenCl);
        var reserve = areGpus ? new HostDevice(HostInfo()) : null;
        return devices.Count > 0 ? new DevicePool(devices, reserve, Open) : new DevicePool([reserve!]);
    }

    /// <summary>A card that speaks CUDA may speak OpenCL too: it is taken once.</summary>
    static List<ComputeDevice> OpenGpus(Action<string>? refused)
    {
        foreach (DeviceKind kind in (DeviceKind[])[DeviceKind.Cuda, DeviceKind.OpenCl])
        {
            var devices = new List<ComputeDevice>();
            foreach (var info in List().Where(info => info.Kind == kind))
            {
                try
                {
                    devices.Add(Take(info));
                }
                catch (DeviceException failure)
                {
                    refused?.Invoke(failure.Message);
                }
            }
            if (devices.Count > 0) return devices;
        }
        return [];
    }

    /// <summary>A listed device may still have a driver that cannot run a kernel: it shows that it can.</summary>
    static ComputeDevice Take(DeviceInfo info)
    {
        if (info.Kind == DeviceKind.Host)
            return new HostDevice(info);
        // A context of its own: one whose compilation failed is of no more use.
        var context = CreateContext();
        try
        {
            var device = Found(context).First(found => found.Info.Id == info.Id).Device;
            var taken = new IlgpuDevice(info, context, device.CreateAccelerator(context));
            DeviceProbe.Run(taken.Accelerator);
            return taken;
        }
        catch (Exception exception)
        {
            context.Dispose();
            throw new DeviceException($"device {info.Id} cannot be used: {exception.Message}", exception);
        }
    }

    // At O2 ILGPU 1.5.3 marks data-dependent branches of implicitly grouped PTX kernels as uniform.
    static Context CreateContext() => Context.Create(builder => builder
        .Optimize(OptimizationLevel.O1).Cuda().OpenCL().CPU(CreateCpuDevice()));

    // Two threads in one warp was the fastest shape measured; a multiprocessor for each hardware thread.
    static CPUDevice CreateCpuDevice() => new(2, 1, Math.Max(2, Environment.ProcessorCount));

    static IEnumerable<(DeviceInfo Info, Device Device)> Found(Context context)
    {
        foreach (var (kind, type, word) in new[]
        {
            (DeviceKind.Cuda, AcceleratorType.Cuda, "cuda"),
            (DeviceKind.OpenCl, AcceleratorType.OpenCL, "opencl"),
            (DeviceKind.Cpu, AcceleratorType.CPU, "cpu"),
        })
        {
            int index = 0;
            foreach (var device in context.Devices.Where(device => device.AcceleratorType == type))
            {
                string id = string.Create(CultureInfo.InvariantCulture, $"{word}:{index++}");
                yield return kind == DeviceKind.Cpu
                    ? (new(id, kind, "ILGPU CPU device", FreeMemoryBytes(), Environment.ProcessorCount), device)
                    : (new(id, kind, device.Name, device.MemorySize, device.NumMultiprocessors), device);
            }
        }
    }

    static DeviceInfo HostInfo() =>
        new("host:0", DeviceKind.Host, ".NET vector code", FreeMemoryBytes(), Environment.ProcessorCount);

    static long FreeMemoryBytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
