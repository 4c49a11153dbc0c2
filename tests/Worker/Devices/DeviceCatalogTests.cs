using StarMiner.Worker.Devices;

namespace StarMiner.Worker.Tests.Devices;

public class DeviceCatalogTests
{
    [Fact]
    public void List_everyMachine_hasTheCpuDeviceAndTheHostLast()
    {
        var devices = DeviceCatalog.List();

        devices.Select(device => device.Id).Should().OnlyHaveUniqueItems().And.Contain("cpu:0");
        devices[^1].Id.Should().Be("host:0");
        devices.Should().OnlyContain(device => device.MemoryBytes > 0 && device.Units > 0 && device.Name.Length > 0);
    }

    [Theory]
    [InlineData("cpu", "cpu:0")]
    [InlineData("cpu:0", "cpu:0")]
    [InlineData("CPU", "cpu:0")]
    [InlineData("host", "host:0")]
    public void Open_byKindOrId_opensIt(string choice, string id)
    {
        using var device = DeviceCatalog.Open(choice);

        device.Info.Id.Should().Be(id);
    }

    [Fact]
    public void Open_auto_takesTheFirstOfTheList()
    {
        using var device = DeviceCatalog.Open("auto");

        device.Info.Id.Should().Be(DeviceCatalog.List()[0].Id);
    }

    [Theory]
    [InlineData("abacus", "no device is called 'abacus'; there are auto, cuda, opencl, cpu, host")]
    [InlineData("cpu:9", "no device 'cpu:9' is here; there are *cpu:0, host:0")]
    public void Open_absent_saysWhatThereIs(string choice, string message)
    {
        var open = () => DeviceCatalog.Open(choice);

        open.Should().Throw<DeviceException>().WithMessage(message);
    }
}
