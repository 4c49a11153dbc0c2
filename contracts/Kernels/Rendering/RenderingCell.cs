// The one source of the Rendering law. Three targets read memory through three types of the same shape; nothing else
// differs.
#if KERNEL_NEOVM
using View = Neo.SmartContract.Framework.ByteString;
#elif KERNEL_ILGPU
using View = ILGPU.ArrayView<byte>;
#else
using View = byte[];
#endif

namespace StarMiner.Kernels;

/// <summary>A pixel of a ray-traced scene: spheres on a chequered floor under sun and sky, with mirrors and haze.</summary>
/// <remarks>
/// Numbers are fixed-point with 20 fractional bits unless said otherwise. Coordinates stay within 128, so that no product
/// reaches 2^63 and nothing wraps around; there is no division: a reciprocal is an inverse root squared.
/// A colour is three channels of 21 bits in one number, red lowest; a channel stays below 2.
/// Model: T. Whitted, "An improved illumination model for shaded display", 1980; reflection weight: C. Schlick, "An
/// inexpensive BRDF model for physically-based rendering", 1994.
/// </remarks>
internal static class RenderingCell
{
    internal const int RecordBytes = 16;

    // Camera: position, target (3 numbers each), focal length. Light: direction to the sun. Then the spheres: centre (3),
    // radius, red, green, blue, mirror (a byte each). A number is 16 bits, 8 of them fractional.
    internal const int HeaderRecords = 2;
    private const int Sun = RecordBytes;

    private const int Bits = 20;
    private const long One = 1L << Bits;
    private const int RootBits = 28;        // fractional bits of an inverse root
    private const int ChannelBits = 21;
    private const long ChannelMask = (1L << ChannelBits) - 1;

    private const int MaxBounces = 3;
    private const int Sky = 0, Floor = 1, FirstSphere = 2;
    private const long Nearest = One >> 7;  // a ray leaves its surface before it hits anything
    private const long Farthest = One << 8;
    private const long Steepness = One >> 7; // a ray less steep than this never meets the floor

    /// <summary>Red, green and blue, 8 bits each from the lowest, as the mean of 2 x 2 samples.</summary>
    internal static int Pixel(View scene, int spheres, int width, int height, int x, int y)
    {
        long px = Number(scene, 0), py = Number(scene, 2), pz = Number(scene, 4);
        long fx = Number(scene, 6) - px, fy = Number(scene, 8) - py, fz = Number(scene, 10) - pz;
        long root = InverseRoot(fx * fx + fy * fy + fz * fz >> Bits);
        fx = fx * root >> RootBits;
        fy = fy * root >> RootBits;
        fz = fz * root >> RootBits;

        // To the right is level; up is square to ahead and right.
        root = InverseRoot(fx * fx + fz * fz >> Bits);
        long rx = fz * root >> RootBits, rz = -fx * root >> RootBits;
        long ux = fy * rz >> Bits, uy = fz * rx - fx * rz >> Bits, uz = -fy * rx >> Bits;

        long focal = Number(scene, 12);
        root = InverseRoot((long)height << Bits);
        long quarter = root * root >> RootBits + RootBits - Bits; // a picture is 2 high, a quarter pixel 1 / (2 height)
        long red = 0, green = 0, blue = 0;
        for (int sample = 0; sample < 4; sample++)
        {
            long across = (4 * x + 1 + 2 * (sample & 1) - 2 * width) * quarter >> 1;
            long up = (2 * height - 4 * y - 1 - (sample & 2)) * quarter >> 1;
            long dx = fx * focal + rx * across + ux * up >> Bits;
            long dy = fy * focal + uy * up >> Bits;
            long dz = fz * focal + rz * across + uz * up >> Bits;
            root = InverseRoot(dx * dx + dy * dy + dz * dz >> Bits);
            long colour = Trace(
                scene, spheres, px, py, pz, dx * root >> RootBits, dy * root >> RootBits, dz * root >> RootBits);
            red += colour & ChannelMask;
            green += colour >> ChannelBits & ChannelMask;
            blue += colour >> 2 * ChannelBits;
        }
        return (int)(Tone(red) | Tone(green) << 8 | Tone(blue) << 16);
    }

    /// <summary>The colour that comes along a ray, over a few mirrors.</summary>
    private static long Trace(
        View scene, int spheres, long px, long py, long pz, long dx, long dy, long dz)
    {
        long colour = 0, carried = Colour(One, One, One);
        for (int bounce = 0; bounce < MaxBounces; bounce++)
        {
            long found = Hit(scene, spheres, px, py, pz, dx, dy, dz);
            int what = (int)(found & 255);
            if (what == Sky)
                break;
            long distance = found >> 8;
            px += dx * distance >> Bits;
            py += dy * distance >> Bits;
            pz += dz * distance >> Bits;

            long nx = 0, ny = One, nz = 0, own, mirror;
            if (what == Floor)
            {
                own = Chequer(px, pz, distance);
                mirror = One >> 3;
            }
            else
            {
                int sphere = (what - FirstSphere + HeaderRecords) * RecordBytes;
                nx = px - Number(scene, sphere);
                ny = py - Number(scene, sphere + 2);
                nz = pz - Number(scene, sphere + 4);
                long root = InverseRoot(nx * nx + ny * ny + nz * nz >> Bits);
                nx = nx * root >> RootBits;
                ny = ny * root >> RootBits;
                nz = nz * root >> RootBits;
                own = Colour(Byte(scene, sphere + 8), Byte(scene, sphere + 9), Byte(scene, sphere + 10));
                mirror = Byte(scene, sphere + 11);
            }

            long facing = dx * nx + dy * ny + dz * nz >> Bits;
            long rx = dx - (2 * facing * nx >> Bits);
            long ry = dy - (2 * facing * ny >> Bits);
            long rz = dz - (2 * facing * nz >> Bits);
            long clear = Clearness(distance);
            long shine = Reflected(mirror, -facing);
            long lit = Light(scene, spheres, px, py, pz, nx, ny, nz, rx, ry, rz, own, what);
            colour += Times(carried, Scaled(lit, (One - shine) * clear >> Bits) + Scaled(Haze(), One - clear));
            // Metals tint what they mirror, the more the better they do.
            long tint = Scaled(own, mirror) + Scaled(Colour(One, One, One), One - mirror);
            carried = Scaled(Times(carried, tint), shine * clear >> Bits);
            dx = rx;
            dy = ry;
            dz = rz;
        }
        return colour + Times(carried, SkyColour(scene, dx, dy, dz));
    }

    /// <summary>What the ray meets first, in the lowest 8 bits, and how far away, above them.</summary>
    private static long Hit(
        View scene, int spheres, long px, long py, long pz, long dx, long dy, long dz)
    {
        long distance = Farthest;
        int what = Sky;
        if (dy < -Steepness)
        {
            long root = InverseRoot(-dy);
            long toFloor = (py * root >> RootBits) * root >> RootBits;
            if (toFloor > Nearest && toFloor < distance)
            {
                distance = toFloor;
                what = Floor;
            }
        }
        for (int sphere = 0; sphere < spheres; sphere++)
        {
            int at = (sphere + HeaderRecords) * RecordBytes;
            long ox = Number(scene, at) - px, oy = Number(scene, at + 2) - py, oz = Number(scene, at + 4) - pz;
            long along = ox * dx + oy * dy + oz * dz >> Bits;
            if (along <= 0)
                continue;
            ox -= along * dx >> Bits;
            oy -= along * dy >> Bits;
            oz -= along * dz >> Bits;
            long radius = Number(scene, at + 6);
            long inside = radius * radius - ox * ox - oy * oy - oz * oz >> Bits;
            if (inside <= 0)
                continue;
            long toSphere = along - (inside * InverseRoot(inside) >> RootBits);
            if (toSphere > Nearest && toSphere < distance)
            {
                distance = toSphere;
                what = FirstSphere + sphere;
            }
        }
        return distance << 8 | (long)what;
    }

    /// <summary>A surface's own colour under sky light, sun and, on spheres, the sun's gloss.</summary>
    private static long Light(
        View scene, int spheres, long px, long py, long pz, long nx, long ny, long nz, long rx, long ry, long rz,
        long own, int what)
    {
        long sx = Number(scene, Sun), sy = Number(scene, Sun + 2), sz = Number(scene, Sun + 4);
        long ambient = (One >> 2) + (ny >> 3);
        long slant = nx * sx + ny * sy + nz * sz >> Bits;
        if (slant <= 0)
            return Scaled(own, ambient);
        long sun = Sunlight(scene, spheres, px, py, pz, sx, sy, sz);
        long lit = Scaled(own, ambient + (slant * sun >> Bits) - (slant * sun >> Bits + 3));
        long gloss = rx * sx + ry * sy + rz * sz >> Bits;
        if (what == Floor || gloss <= 0)
            return lit;
        for (int power = 1; power < 64; power += power)
            gloss = gloss * gloss >> Bits;
        gloss = gloss * sun >> Bits + 1;
        return lit + Colour(gloss, gloss, gloss);
    }

    /// <summary>How much of the sun a point sees: spheres shade it, softly the farther they are off.</summary>
    private static long Sunlight(View scene, int spheres, long px, long py, long pz, long sx, long sy, long sz)
    {
        long light = One;
        for (int sphere = 0; sphere < spheres; sphere++)
        {
            int at = (sphere + HeaderRecords) * RecordBytes;
            long ox = Number(scene, at) - px, oy = Number(scene, at + 2) - py, oz = Number(scene, at + 4) - pz;
            long along = ox * sx + oy * sy + oz * sz >> Bits;
            if (along <= 0)
                continue;
            ox -= along * sx >> Bits;
            oy -= along * sy >> Bits;
            oz -= along * sz >> Bits;
            long radius = Number(scene, at + 6);
            long blur = (along >> 4) + (One >> 6);
            long square = ox * ox + oy * oy + oz * oz >> Bits;
            if (square >= (radius + blur) * (radius + blur) >> Bits)
                continue;
            long past = blur - radius + (square > 0 ? square * InverseRoot(square) >> RootBits : 0);
            if (past <= 0)
                return 0;
            long root = InverseRoot(blur);
            long share = (past * root >> RootBits) * root >> RootBits + 1;
            light = light * (share * share >> Bits) >> Bits;
            light = light * (3 * One - 2 * share) >> Bits;
        }
        return light;
    }

    /// <summary>Pale and dark squares of side 2, whose contrast fades with the distance.</summary>
    private static long Chequer(long px, long pz, long distance)
    {
        long contrast = 5 * (One >> 4) - (distance >> 8);
        long grey = (One >> 1) + (((px >> Bits + 1) + (pz >> Bits + 1) & 1) == 0 ? contrast : -contrast);
        return Colour(grey, grey - (One >> 6), grey - (One >> 5));
    }

    /// <summary>Horizon to zenith, and the sun with its glow.</summary>
    private static long SkyColour(View scene, long dx, long dy, long dz)
    {
        long low = dy > 0 ? One - dy : One;
        low = low * low >> Bits;
        long sky = Scaled(Haze(), low) + Scaled(Colour(One >> 4, One >> 2, 5 * (One >> 3)), One - low);
        long glow = dx * Number(scene, Sun) + dy * Number(scene, Sun + 2) + dz * Number(scene, Sun + 4) >> Bits;
        if (glow <= 0)
            return sky;
        for (int power = 1; power < 32; power += power)
            glow = glow * glow >> Bits;
        return sky + Colour(glow >> 1, glow * 3 >> 3, glow >> 2);
    }

    private static long Haze() => Colour(11 * (One >> 4), 12 * (One >> 4), 13 * (One >> 4));

    /// <summary>What haze leaves of a colour: all of it near by, nothing from 64 on.</summary>
    private static long Clearness(long distance)
    {
        long share = distance >> 6;
        return share >= One ? 0 : One - (share * share >> Bits);
    }

    /// <summary>A mirror's share grows toward all at grazing angles, by the fifth power.</summary>
    private static long Reflected(long mirror, long facing)
    {
        long grazing = facing <= 0 ? One : facing >= One ? 0 : One - facing;
        long square = grazing * grazing >> Bits;
        long fifth = (square * square >> Bits) * grazing >> Bits;
        return mirror + ((One - mirror) * fifth >> Bits + 1);
    }

    /// <summary>Four samples' sum to 8 bits; the root is the screen's gamma of 2.</summary>
    private static long Tone(long sum)
    {
        long mean = sum >> 2;
        if (mean <= 0)
            return 0;
        if (mean >= One)
            return 255;
        return (mean * InverseRoot(mean) >> RootBits) * 255 + (One >> 1) >> Bits;
    }

    private static long Colour(long red, long green, long blue) =>
        red | green << ChannelBits | blue << 2 * ChannelBits;

    private static long Scaled(long colour, long by) => Colour(
        (colour & ChannelMask) * by >> Bits,
        (colour >> ChannelBits & ChannelMask) * by >> Bits,
        (colour >> 2 * ChannelBits) * by >> Bits);

    private static long Times(long left, long right) => Colour(
        (left & ChannelMask) * (right & ChannelMask) >> Bits,
        (left >> ChannelBits & ChannelMask) * (right >> ChannelBits & ChannelMask) >> Bits,
        (left >> 2 * ChannelBits) * (right >> 2 * ChannelBits) >> Bits);

    /// <summary>1 / sqrt(value) with 28 fractional bits; value above 0 and below 2^20.</summary>
    private static long InverseRoot(long value)
    {
        // By powers of 4 into 0.25 .. 1 with 28 bits; scale keeps the root of that, with 12 bits.
        long scale = 1L << 8;
        if (value >= 1L << 36) { value >>= 8; scale >>= 4; }
        if (value >= 1L << 32) { value >>= 4; scale >>= 2; }
        if (value >= 1L << 30) { value >>= 2; scale >>= 1; }
        if (value >= 1L << 28) { value >>= 2; scale >>= 1; }
        if (value < 1L << 12) { value <<= 16; scale <<= 8; }
        if (value < 1L << 20) { value <<= 8; scale <<= 4; }
        if (value < 1L << 24) { value <<= 4; scale <<= 2; }
        if (value < 1L << 26) { value <<= 2; scale <<= 1; }

        // Newton's iteration from a straight line at most 16% off: four steps reach 28 bits.
        long root = (9L << 26) - value - (value >> 2);
        for (int step = 0; step < 4; step++)
            root = root * ((3L << 28) - (value * (root * root >> 28) >> 28)) >> 29;
        return root * scale >> 12;
    }

    private static long Byte(View scene, int at) => (long)scene[at] << Bits - 8;

    /// <summary>A signed number of 16 bits, 8 of them fractional.</summary>
    private static long Number(View scene, int at)
    {
        long number = scene[at] | (long)scene[at + 1] << 8;
        return (number >= 1L << 15 ? number - (1L << 16) : number) << Bits - 8;
    }
}
