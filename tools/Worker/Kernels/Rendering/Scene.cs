using System.Numerics;
using StarMiner.Kernels;

namespace StarMiner.Worker.Kernels.Rendering;

/// <summary>What a client describes; the floor is at height 0. Numbers keep 8 fractional bits, within 127.</summary>
/// <param name="FocalLength">Of a picture two units high: 1 sees 90 degrees upright, 2 sees 53.</param>
/// <param name="TowardSun">Any length.</param>
public sealed record Scene(
    Vector3 Camera, Vector3 Target, float FocalLength, Vector3 TowardSun, IReadOnlyList<Sphere> Spheres)
{
    const float Unit = 256;

    /// <summary>The operand of a Rendering job.</summary>
    /// <exception cref="JobException">Too many spheres, or a number that does not fit.</exception>
    public byte[] ToBytes()
    {
        if (Spheres.Count > RenderingParameters.MaxSpheres)
            throw new JobException(
                $"a scene has at most {RenderingParameters.MaxSpheres} spheres, not {Spheres.Count}");
        byte[] bytes = new byte[RenderingCell.RecordBytes * (RenderingCell.HeaderRecords + Spheres.Count)];
        Write(bytes, Camera.X, Camera.Y, Camera.Z, Target.X, Target.Y, Target.Z, FocalLength);
        var sun = Vector3.Normalize(TowardSun);
        Write(bytes.AsSpan(RenderingCell.RecordBytes), sun.X, sun.Y, sun.Z);
        for (int sphere = 0; sphere < Spheres.Count; sphere++)
        {
            var (centre, radius, red, green, blue, mirror) = Spheres[sphere];
            var record = bytes.AsSpan(RenderingCell.RecordBytes * (RenderingCell.HeaderRecords + sphere));
            Write(record, centre.X, centre.Y, centre.Z, radius);
            ReadOnlySpan<byte> surface = [red, green, blue, mirror];
            surface.CopyTo(record[8..]);
        }
        return bytes;
    }

    static void Write(Span<byte> record, params ReadOnlySpan<float> numbers)
    {
        for (int at = 0; at < numbers.Length; at++)
        {
            float scaled = MathF.Round(numbers[at] * Unit);
            if (!(MathF.Abs(scaled) <= short.MaxValue))
                throw new JobException($"{numbers[at]} in a scene is not within 127");
            BitConverter.TryWriteBytes(record[(2 * at)..], (short)scaled);
        }
    }
}

/// <param name="Mirror">0 dull, 255 a mirror, which tints what it shows.</param>
public sealed record Sphere(Vector3 Centre, float Radius, byte Red, byte Green, byte Blue, byte Mirror);
