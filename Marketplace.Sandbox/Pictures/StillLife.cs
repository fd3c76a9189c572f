namespace Marketplace.Sandbox.Pictures;

/// <summary>What a made-up product photograph shows.</summary>
internal enum Subject
{
    Mug,
    Candle,
    Vase,
    Shirt,
    Ring,
    Book,
    Textile,
    Frame,
    Bag,
    Lamp,
}

/// <summary>A made-up product photograph: a simple shape on a table before a wall, its colours drawn from a seed.
/// The same seed gives the same bytes, so such a picture needs no storage.</summary>
internal static class StillLife
{
    public const int FullSize = 800;

    private static readonly int Subjects = Enum.GetValues<Subject>().Length;

    /// <summary>A seed that shows the subject; other numbers give other colours, odd ones look closer.</summary>
    public static long Seed(Subject subject, long number) => (number * Subjects) + (int)subject;

    public static byte[] Draw(long seed, int width, int height)
    {
        // Neighbouring products should not look alike.
        var hue = seed / Subjects / 2 * 0.618034 % 1;
        var zoom = seed / Subjects % 2 == 0 ? 1 : 0.62;
        var subject = (Subject)(seed % Subjects);
        return Png.Encode(width, height, (px, py) =>
        {
            var (x, y) = (((px + 0.5) / width * zoom) + ((1 - zoom) / 2), ((py + 0.5) / height * zoom) + ((1 - zoom) * 0.6));
            return Tone(subject, x, y) switch
            {
                > 0 and var tone => Colour(hue, 0.34, (tone * 0.55) + (0.18 * (0.5 - x))),
                _ when y <= 0.74 => Colour(hue + 0.5, 0.12, 0.94 - (0.12 * y)),
                _ => Colour(hue + 0.08, 0.2, 0.84 - (0.2 * (y - 0.74)) - (Disc(x, y, 0.55, 0.785, 0.29, 0.04) ? 0.12 : 0)),
            };
        });
    }

    /// <summary>How light the subject is at a point; 0 where it is not.</summary>
    private static double Tone(Subject subject, double x, double y) => subject switch
    {
        Subject.Mug when Math.Abs(x - 0.46) < 0.18 && y is > 0.36 and < 0.78 => y < 0.5 ? 1.25 : 1,
        Subject.Mug when x > 0.63 && Disc(x, y, 0.66, 0.55, 0.115, 0.13) && !Disc(x, y, 0.66, 0.55, 0.07, 0.085) => 0.92,
        Subject.Candle when Disc(x, y, 0.5, 0.37, 0.018, 0.05) => 1.6,
        Subject.Candle when Math.Abs(x - 0.5) < 0.16 && y is > 0.6 and < 0.7 => 1.5,
        Subject.Candle when Math.Abs(x - 0.5) < 0.17 && y is > 0.45 and < 0.78 => 1,
        Subject.Vase when y is > 0.24 and < 0.78 && Math.Abs(x - 0.5) < Belly(y) => y > 0.58 ? 0.85 : 1.1,
        Subject.Shirt when Disc(x, y, 0.5, 0.24, 0.09, 0.07) => 0,
        Subject.Shirt when Math.Abs(x - 0.5) < 0.19 && y is > 0.25 and < 0.8 => 1.05,
        Subject.Shirt when Math.Abs(x - 0.5) is > 0.17 and < 0.34 && IsSleeve(Math.Abs(x - 0.5), y) => 0.95,
        Subject.Ring when Disc(x, y, 0.5, 0.33, 0.055, 0.055) => 1.5,
        Subject.Ring when Disc(x, y, 0.5, 0.57, 0.21, 0.21) && !Disc(x, y, 0.5, 0.57, 0.165, 0.165) => 1.15,
        Subject.Book when y is > 0.36 and < 0.46 && Math.Abs(x - 0.53) < 0.11 => 1.55,
        Subject.Book when Math.Abs(x - 0.5) < 0.2 && y is > 0.25 and < 0.78 => x < 0.345 ? 0.75 : 1,
        Subject.Textile when Math.Abs(x - 0.5) < 0.26 && y is > 0.5 and < 0.79 => Math.Sin(y * 130) > 0.75 ? 0.7 : y < 0.56 ? 1.35 : 1.1,
        Subject.Textile when Math.Abs(x - 0.5) < 0.24 && y is > 0.4 and <= 0.5 => 1.25,
        Subject.Frame when Math.Abs(x - 0.5) < 0.2 && y is > 0.16 and < 0.68 => Picture((x - 0.3) / 0.4, (y - 0.16) / 0.52),
        Subject.Bag when Math.Abs(x - 0.5) < 0.2 && y is > 0.42 and < 0.79 => y < 0.47 ? 0.75 : 1.05,
        Subject.Bag when y < 0.43 && Disc(x, y, 0.5, 0.42, 0.12, 0.19) && !Disc(x, y, 0.5, 0.42, 0.095, 0.165) => 0.7,
        Subject.Lamp when y is > 0.2 and < 0.45 && Math.Abs(x - 0.5) < 0.09 + ((y - 0.2) * 0.36) => 1.6,
        Subject.Lamp when Math.Abs(x - 0.5) < (y > 0.75 ? 0.11 : 0.022) && y is >= 0.45 and < 0.78 => 0.8,
        _ => 0,
    };

    private static double Belly(double y) => 0.08 + (0.16 * Math.Pow(Math.Sin(Math.PI * (y - 0.2) / 0.68), 2));

    private static bool IsSleeve(double reach, double y) => y > 0.1 + (0.8 * reach) && y < 0.3 + (0.55 * reach);

    /// <summary>A framed print: sun and hills within a mount.</summary>
    private static double Picture(double x, double y) => (x, y) switch
    {
        _ when Math.Abs(x - 0.5) > 0.45 || Math.Abs(y - 0.5) > 0.46 => 0.45,
        _ when Math.Abs(x - 0.5) > 0.3 || Math.Abs(y - 0.5) > 0.32 => 1.7,
        _ when y > 0.62 + (0.08 * Math.Sin(x * 9)) => 0.7,
        _ => Disc(x, y, 0.6, 0.4, 0.1, 0.08) ? 1.5 : 1.15,
    };

    private static bool Disc(double x, double y, double centerX, double centerY, double radiusX, double radiusY) =>
        Math.Pow((x - centerX) / radiusX, 2) + Math.Pow((y - centerY) / radiusY, 2) < 1;

    private static (byte R, byte G, byte B) Colour(double hue, double saturation, double lightness)
    {
        return (Channel(0), Channel(8), Channel(4));

        // The usual conversion from hue, saturation and lightness.
        byte Channel(int n)
        {
            var k = (n + (hue * 12)) % 12;
            var spread = saturation * Math.Min(lightness, 1 - lightness);
            return (byte)Math.Clamp((lightness - (spread * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)))) * 255, 0, 255);
        }
    }
}
