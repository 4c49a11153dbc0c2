using System.IO.Compression;
using System.Text;

namespace StarMiner.Worker.Kernels.Training;

/// <summary>
/// A learned net as a file that <c>numpy.load</c> reads: a zip archive of two NPY arrays of int8, <c>hidden</c> of
/// [hidden, inputs + 1] and <c>output</c> of [outputs, hidden + 1], the bias last in each row.
/// </summary>
public static class WeightsFile
{
    const int HeaderBytes = 128;

    // Zip entries carry a date; one that never changes lets equal nets be equal files.
    static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Encode(TrainingParameters net, Perceptron learned)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "hidden", net.Hidden, net.Inputs + 1, learned.Hidden);
            Add(zip, "output", net.Outputs, net.Hidden + 1, learned.Output);
        }
        return file.ToArray();
    }

    static void Add(ZipArchive zip, string name, int rows, int columns, byte[] weights)
    {
        var entry = zip.CreateEntry(name + ".npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = Date;
        using var stream = entry.Open();
        stream.Write(Header(rows, columns));
        stream.Write(weights);
    }

    /// <summary>Version 1.0: magic, length of what follows, a Python dictionary padded to a multiple of 64.</summary>
    static byte[] Header(int rows, int columns)
    {
        const int Before = 10;
        string what = $"{{'descr': '|i1', 'fortran_order': False, 'shape': ({rows}, {columns}), }}";
        byte[] text = Encoding.ASCII.GetBytes(what.PadRight(HeaderBytes - Before - 1) + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text];
    }
}
