namespace Marketplace.Sandbox.Pictures;

/// <summary>A made-up product photograph: a simple shape on a table before a wall, its colours drawn from a seed.
/// The same seed gives the same bytes, so such a picture needs no storage.</summary>
internal static class StillLife
{
    public const int FullSize = 800;

    public static byte[] Draw(long seed, int width, int height)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var hue = random.NextDouble();
        var shape = random.Next(4);
        return Png.Encode(width, height, (px, py) =>
        {
            var (x, y) = ((px + 0.5) / width, (py + 0.5) / height);
            if (IsShape(shape, x, y))
                return Colour(hue, 0.45, 0.42 + (0.28 * (1 - x)) - (0.1 * y));
            var onTable = y > 0.74;
            var shadow = onTable && Math.Pow((x - 0.56) / 0.3, 2) + Math.Pow((y - 0.78) / 0.045, 2) < 1 ? 0.12 : 0;
            return onTable
                ? Colour(hue + 0.08, 0.22, 0.82 - (0.2 * (y - 0.74)) - shadow)
                : Colour(hue + 0.5, 0.12, 0.93 - (0.12 * y));
        });
    }

    private static bool IsShape(int shape, double x, double y) => shape switch
    {
        0 => Math.Pow((x - 0.5) / 0.24, 2) + Math.Pow((y - 0.54) / 0.24, 2) < 1,
        1 => (Math.Abs(x - 0.48) < 0.19 && y is > 0.34 and < 0.78)
             || (Math.Abs(Math.Sqrt(Math.Pow(x - 0.68, 2) + Math.Pow(y - 0.55, 2)) - 0.1) < 0.025 && x > 0.66),
        2 => y is > 0.26 and < 0.78 && Math.Abs(x - 0.5) < 0.1 + (0.14 * Math.Sin(Math.PI * (y - 0.2) / 0.62)),
        _ => Math.Abs(x - 0.5) < 0.27 && y is > 0.3 and < 0.77 && !(Math.Abs(x - 0.5) < 0.2 && y is > 0.37 and < 0.7 && (x + y) % 0.06 < 0.012),
    };

    private static (byte R, byte G, byte B) Colour(double hue, double saturation, double lightness)
    {
        return (Channel(0), Channel(8), Channel(4));

        byte Channel(int n)
        {
            var k = (n + (hue * 12)) % 12;
            var spread = saturation * Math.Min(lightness, 1 - lightness);
            var value = lightness - (spread * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)));
            return (byte)Math.Clamp(value * 255, 0, 255);
        }
    }
}
